using ReserveMeds.Packets.Attachments;

namespace ReserveMeds.Packets.Bundles;

/// <summary>Says of a bundle as received what is intact, changed, missing or added. Trusts nothing it reads.</summary>
/// <remarks>
/// Limits are decided on declared sizes before anything is unpacked and hold again while unpacking. Nothing is written
/// anywhere, and an archive inside the bundle is a file like any other: it is never opened.
/// </remarks>
public static class BundleVerifier
{
    /// <summary>Bytes of the ZIP file: the largest attachments that a bundle may carry, and its documents.</summary>
    public const int MaximumFileBytes = AttachmentLimits.MaximumBytesInAll + (20 * 1024 * 1024);

    /// <summary>Entries of the ZIP file, folders included.</summary>
    public const int MaximumEntries = 1_000;

    /// <summary>Bytes of all entries unpacked.</summary>
    public const int MaximumUnpackedBytes = 100 * 1024 * 1024;

    /// <summary>Unpacked bytes for one packed byte of each entry; and so of the whole file, since no two entries share a byte.</summary>
    public const int MaximumRatio = 100;

    /// <summary>Bytes of a file of the bag that is read and not only hashed: enough for the longest list of checksums.</summary>
    private const int MaximumTextBytes = 512 * 1024;

    /// <summary>Bytes of the list of passages: enough for eleven long documents in four languages.</summary>
    private const int MaximumPassagesBytes = 2 * 1024 * 1024;

    /// <summary>The files that are read and not only hashed.</summary>
    private static readonly string[] Texts = [Bag.DeclarationFile, Bag.PayloadChecksums, Bag.TagChecksums, Bag.Manifest, PassageList.File];

    /// <returns>Refused for what its intake found, or as the whole file shows.</returns>
    public static BundleVerification Verify(BundleIntake intake)
    {
        ArgumentNullException.ThrowIfNull(intake);
        return intake.Refusal is { } refusal ? BundleVerification.Refused(refusal) : Verify(intake.Content);
    }

    /// <param name="zip">The file as received; empty is allowed and refused like any other file that is no bundle.</param>
    public static BundleVerification Verify(ReadOnlyMemory<byte> zip)
    {
        var listing = ZipListing.Read(zip);
        if (listing.Refusal is not null)
            return BundleVerification.Refused(listing.Refusal);

        var folders = listing.Entries.Select(entry => entry.Name[..(entry.Name.IndexOf('/') + 1)]).Distinct(StringComparer.Ordinal).ToList();
        if (folders is not [{ Length: > 0 } folder])
            return BundleVerification.Refused("The ZIP has to hold one folder with everything in it. Send the file as it was received.");

        var bag = listing.Entries.Where(entry => !entry.IsFolder)
            .ToDictionary(entry => entry.Name[folder.Length..], StringComparer.Ordinal);
        if (!bag.ContainsKey(Bag.DeclarationFile) || !bag.ContainsKey(Bag.PayloadChecksums))
        {
            return BundleVerification.Refused(
                $"{Bag.DeclarationFile} or {Bag.PayloadChecksums} is missing, so this is no bundle. Send a bundle as this service writes it.");
        }

        if (Texts.FirstOrDefault(name => bag.TryGetValue(name, out var entry) && entry.Bytes > (name == PassageList.File ? MaximumPassagesBytes : MaximumTextBytes)) is { } large)
            return BundleVerification.Refused($"{large} is larger than any bundle needs. Send a bundle as this service writes it.");

        var contents = bag.ToDictionary(
            file => file.Key,
            file => ZipContent.Read(zip, file.Value, keep: Texts.Contains(file.Key)),
            StringComparer.Ordinal);
        var found = Compare(contents);
        return found with
        {
            Changes = ChangedDocuments.Compare(
                found.Changed,
                Intact(Bag.Manifest),
                Intact(PassageList.File),
                path => ZipContent.Read(zip, bag[path], keep: true).Bytes!.Value),
        };

        string? Intact(string path) => found.Intact.Contains(path) ? contents[path].Text : null;
    }

    private static BundleVerification Compare(Dictionary<string, ZipContent> bag)
    {
        var (payload, payloadIsSound) = Checksums(Bag.PayloadChecksums, IsPayload);
        var (tags, tagsAreSound) = Checksums(Bag.TagChecksums, path => !IsPayload(path) && path != Bag.TagChecksums);
        var sums = payload.Concat(tags).ToDictionary(StringComparer.Ordinal);
        // No list can hold its own digest: the last one has to be there and to be readable.
        sums[Bag.TagChecksums] = bag.GetValueOrDefault(Bag.TagChecksums)?.Sha256 ?? "";

        var listed = bag.Keys.Where(sums.ContainsKey).ToLookup(IsIntact);
        var missing = sums.Keys.Where(path => !bag.ContainsKey(path));
        var added = bag.Keys.Where(path => !sums.ContainsKey(path));
        var found = new BundleVerification("altered", null, Sorted(listed[true]), Sorted(listed[false]), Sorted(missing), Sorted(added));
        return found is { Changed: [], Missing: [], Added: [] }
            ? found with { Outcome = "intact", Statement = BundleStatement.Read(bag.GetValueOrDefault(Bag.Manifest)?.Text) }
            : found;

        (IReadOnlyDictionary<string, string> Sums, bool IsSound) Checksums(string name, Func<string, bool> belongs) =>
            ChecksumList.Read(bag.GetValueOrDefault(name)?.Text ?? "", path => ZipName.IsPlain(path) && belongs(path));

        bool IsIntact(string path) => bag[path].IsSound && bag[path].Sha256 == sums[path] && path switch
        {
            Bag.DeclarationFile => bag[path].Text == Bag.Declaration,
            Bag.PayloadChecksums => payloadIsSound,
            Bag.TagChecksums => tagsAreSound,
            _ => true,
        };
    }

    private static bool IsPayload(string path) => path.StartsWith(Bag.Payload, StringComparison.Ordinal);

    private static IReadOnlyList<string> Sorted(IEnumerable<string> paths) => [.. paths.Order(StringComparer.Ordinal)];
}
