# The service with all it needs: .NET, Node for the PDF engine, fonts and words. Nothing is fetched at run time, and
# nothing is written but below /tmp:
#   docker build --tag reservemeds-packets .
#   docker run --rm --read-only --tmpfs /tmp --publish 127.0.0.1:5080:5080 reservemeds-packets
# The PDF engine is built for x64 and glibc, so the images are Debian or Ubuntu and the platform is linux/amd64.

FROM node:22-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules/npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /source
COPY . .
RUN dotnet restore src/ReserveMeds.Packets.Api --locked-mode
RUN dotnet publish src/ReserveMeds.Packets.Api --no-restore --configuration Release --output /app
# A build without npm goes on without PDF; an image must not.
RUN ls /app/typst/node_modules/@myriaddreamin/*/*.node /app/fonts/*.ttf /app/templates /app/samples

FROM mcr.microsoft.com/dotnet/aspnet:10.0
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=build /app /app
WORKDIR /app
# The service listens on the loopback address unless told otherwise, which no one outside a container can reach. The
# name has no prefix, since the address in appsettings.json is stronger than ASPNETCORE_URLS.
ENV URLS=http://+:5080 \
    ASPNETCORE_HTTP_PORTS= \
    # Keeps nothing, so that it runs on a read-only file system: cases are kept where a volume or a server is named.
    Packets__Storage__Provider=none \
    # No debugger and no dump: the memory of the process holds health data.
    DOTNET_EnableDiagnostics=0
EXPOSE 5080
USER $APP_UID
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["node", "-e", "fetch('http://127.0.0.1:5080/health/live').then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["dotnet", "ReserveMeds.Packets.Api.dll"]
