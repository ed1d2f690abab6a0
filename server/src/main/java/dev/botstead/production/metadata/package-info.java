/// The fields that productions add, and the values that entities, tasks and productions hold in them.
@NullMarked
package dev.botstead.production.metadata;

import org.jspecify.annotations.NullMarked;
