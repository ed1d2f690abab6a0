/// What an agent may bind with a credential: rules as people write them (`bind:*.example.com`), and whether they
/// permit
/// a binding. No input or output, and no word of how a dialect numbers a refusal.
@NullMarked
package dev.botstead.credential.acl;

import org.jspecify.annotations.NullMarked;
