/// What OAuth clients and those who verify tokens offline ask for.
@NullMarked
package dev.botstead.surface.oauth2;

import org.jspecify.annotations.NullMarked;
