package dev.botstead.surface.pages;

/// The person a page is drawn for, as the foot of the menu names them.
public record Me(String name, String role, boolean administrator) {}
