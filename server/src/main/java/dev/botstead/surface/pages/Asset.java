package dev.botstead.surface.pages;

/// A file that a browser fetches beside the pages: its media type, its bytes and the mark of this very content.
@SuppressWarnings("ArrayRecordComponent")
record Asset(String type, byte[] bytes, String etag) {}
