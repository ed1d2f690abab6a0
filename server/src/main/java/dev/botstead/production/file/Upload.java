package dev.botstead.production.file;

import java.util.UUID;

/// A content that was received, with the name it was sent under.
public record Upload(UUID id, FileName name, long size) {}
