/// What is made in a production: assets, shots, sequences, episodes, and what is cast in what.
@NullMarked
package dev.botstead.production.entity;

import org.jspecify.annotations.NullMarked;
