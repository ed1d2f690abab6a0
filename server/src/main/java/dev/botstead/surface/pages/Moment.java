package dev.botstead.surface.pages;

/// An instant as a page says it.
///
/// @param text what is read, such as "2 min ago"
/// @param machine what `datetime` holds
/// @param full the absolute instant, in UTC
public record Moment(String text, String machine, String full) {}
