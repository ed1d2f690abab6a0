package dev.botstead.surface.pages;

/// Somewhere a bot works, with the address of its page.
public record Place(String name, String address) {}
