package dev.botstead.directory;

import dev.botstead.base.Failure;
import dev.botstead.base.Text;
import java.util.regex.Pattern;

/// What passes for an e-mail address: something, one at-sign, a domain. Whether mail arrives there is not our
/// question.
final class Email {
    private static final Pattern FORM = Pattern.compile("[^\\s\\p{C}@<>\"]{1,64}@[^\\s\\p{C}@<>\"]{1,250}");

    private Email() {}

    static String checked(String email) {
        String text = Text.clean("e-mail", email, 255).strip();
        if (!FORM.matcher(text).matches())
            throw new Failure.Invalid("email", "The e-mail address is malformed: it has the form name@domain.");
        return text;
    }

    static String key(String email) {
        return Text.key(email.strip());
    }
}
