package dev.botstead.surface.pages.productions;

/// The status of a task as a tag: its colour is a dot beside the word, so that any colour is legible.
public record Status(String name, String colour) {}
