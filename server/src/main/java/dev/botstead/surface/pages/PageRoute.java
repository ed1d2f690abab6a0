package dev.botstead.surface.pages;

import dev.botstead.policy.AccountRight;
import dev.botstead.surface.http.Response;

/// One route of the dashboard for people who are signed in, with what it asks of them.
///
/// @param largestFile the largest file that its form may carry, in bytes; 0 for none
public record PageRoute(String method, String path, AccountRight right, int largestFile, Answer answer) {
    /// A route's own code.
    @FunctionalInterface
    public interface Answer {
        /// Answers somebody who may.
        Response to(Visit visit);
    }

    /// A page for administrators.
    public static PageRoute page(String path, Answer answer) {
        return new PageRoute("GET", path, AccountRight.ADMINISTRATOR, 0, answer);
    }

    /// A change that administrators make.
    public static PageRoute change(String path, Answer answer) {
        return new PageRoute("POST", path, AccountRight.ADMINISTRATOR, 0, answer);
    }

    /// A page for everybody who is signed in; its feature says what they see there.
    public static PageRoute open(String path, Answer answer) {
        return new PageRoute("GET", path, AccountRight.NONE, 0, answer);
    }

    /// A change that everybody who is signed in may ask for; its feature says who may make it.
    public static PageRoute openChange(String path, Answer answer) {
        return new PageRoute("POST", path, AccountRight.NONE, 0, answer);
    }

    /// The same route, whose form may carry a file.
    public PageRoute withFile(int largest) {
        return new PageRoute(method, path, right, largest, answer);
    }
}
