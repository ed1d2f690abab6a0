/// Scenarios with ngrok's official Java client against a server that runs. `BOTSTEAD_URL` is its address,
/// `BOTSTEAD_DIRECT_URL` the same without anything between, `BOTSTEAD_API_KEY` an administrator's API key.
@NullMarked
package dev.botstead.clients;

import org.jspecify.annotations.NullMarked;
