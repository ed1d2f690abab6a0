package dev.botstead.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ngrok.definitions.NgrokApiError;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// What the client throws when the server refuses.
final class Refusals {
    private Refusals() {}

    /// The call is refused with this status and one of these codes.
    static NgrokApiError refused(int status, ThrowingCallable call, int... codes) {
        NgrokApiError error = catchThrowableOfType(NgrokApiError.class, call);
        assertThat(error).as("it was not refused").isNotNull();
        assertThat(error.getHttpStatusCode()).as(error.toString()).isEqualTo(status);
        assertThat(error.getDetails().get("operation_id")).startsWith("op_");
        assertThat(Arrays.stream(codes).mapToObj(code -> "ERR_NGROK_" + code))
                .contains(error.getErrorCode().orElse(""));
        return error;
    }
}
