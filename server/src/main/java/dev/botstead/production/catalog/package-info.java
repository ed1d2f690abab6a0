/// What productions are described by: kinds of entity, types of task, statuses.
@NullMarked
package dev.botstead.production.catalog;

import org.jspecify.annotations.NullMarked;
