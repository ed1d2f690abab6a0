/// The pages of credentials: the lists of an account, and the pop-ins that make, change, rotate and revoke one.
@NullMarked
package dev.botstead.surface.pages.credentials;

import org.jspecify.annotations.NullMarked;
