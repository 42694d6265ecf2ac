using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReserveMeds.Packets.Api.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AccountNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(EncryptionSql.ForgetAttempts);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("A version from before would not find the names of accounts. Restore a backup.");
    }
}
