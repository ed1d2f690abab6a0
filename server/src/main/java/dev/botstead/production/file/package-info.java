/// The contents of files that belong to something in a production: received before anything refers to them, served as
/// they came, and gone when nothing refers to them any more.
@NullMarked
package dev.botstead.production.file;

import org.jspecify.annotations.NullMarked;
