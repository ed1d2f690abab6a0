package dev.botstead.surface.kitsu.production;

/// What one request may bring.
///
/// @param file the largest file, in bytes
/// @param files how many files
public record UploadLimits(long file, int files) {
    private static final long MIB = 1024 * 1024;

    /// Files of `mebibytes` each.
    public static UploadLimits ofMebibytes(int mebibytes) {
        return new UploadLimits(mebibytes * MIB, 100);
    }

    /// The limits of a server that was told nothing else.
    public static UploadLimits standard() {
        return ofMebibytes(200);
    }

    /// How large all files of a request may be together.
    long together() {
        return 5 * file;
    }

    /// How large its body may be: with fields, and what stands between the parts.
    long body() {
        return together() + 16 * MIB;
    }
}
