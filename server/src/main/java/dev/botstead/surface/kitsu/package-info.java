/// The Kitsu-compatible API under `/api`: its pipeline, its error envelope, its query conventions. The packages
/// below mount routes.
@NullMarked
package dev.botstead.surface.kitsu;

import org.jspecify.annotations.NullMarked;
