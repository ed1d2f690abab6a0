/// The `filter` of ngrok's lists: an expression in a part of CEL becomes a condition in SQL with bound arguments. It
/// is never evaluated row by row. The fields of a list are data ([Filterable]).
@NullMarked
package dev.botstead.surface.ngrok.filter;

import org.jspecify.annotations.NullMarked;
