/// The work on entities: tasks, who is assigned, and what a status does to them.
@NullMarked
package dev.botstead.production.task;

import org.jspecify.annotations.NullMarked;
