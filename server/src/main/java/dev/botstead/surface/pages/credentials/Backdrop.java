package dev.botstead.surface.pages.credentials;

import dev.botstead.surface.pages.Page;
import dev.botstead.surface.pages.Visit;
import gg.jte.Content;

/// The page of one bot, as what lies beneath a pop-in over one of its credentials.
public interface Backdrop {
    /// What the page of the bot `id` holds.
    Content of(Visit visit, Page.Signed page, String id);
}
