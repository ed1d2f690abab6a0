/// The native API, below `/v1`. Its errors are those of RFC 9457.
@NullMarked
package dev.botstead.surface.rest;

import org.jspecify.annotations.NullMarked;
