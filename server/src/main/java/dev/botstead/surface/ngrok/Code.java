package dev.botstead.surface.ngrok;

/// The errors of this dialect that the server gives, by their numbers (contract 4), with the HTTP status of each.
enum Code {
    NO_AUTHORIZATION(200, 403),
    BAD_AUTHORIZATION(201, 403),
    NOT_A_KEY(202, 403),
    UNKNOWN_KEY(203, 403),
    AUTHTOKEN_GIVEN(206, 403),
    KEY_ID_GIVEN(208, 403),
    CONTENT_TYPE_UNSUPPORTED(210, 415),
    BODY_UNEXPECTED(211, 400),
    BODY_UNREADABLE(212, 400),
    BODY_UNPARSABLE(213, 400),
    FIELD_UNKNOWN(214, 400),
    FIELD_INVALID(215, 400),
    CONTENT_TYPE_MISSING(216, 400),
    VERSION_UNSUPPORTED(217, 400),
    VERSION_MISSING(218, 400),
    ADDRESS_REFUSED(220, 403),
    NOT_FOUND(222, 404),
    REFERENCE_UNKNOWN(223, 400),
    TOO_MANY_REQUESTS(226, 429),
    ID_MALFORMED(227, 400),
    QUERY_MALFORMED(230, 400),
    PARAMETER_UNKNOWN(231, 400),
    PARAMETER_REPEATED(232, 400),
    LIMIT_OUT_OF_RANGE(233, 400),
    PREFIX_UNEXPECTED(243, 400),
    LIMIT_NOT_A_NUMBER(244, 400),
    BAD_FILTER(250, 400),
    ACL_MALFORMED(600, 400),
    DESCRIPTION_TOO_LONG(604, 400),
    METADATA_TOO_LONG(605, 400),
    NOTHING_TO_UPDATE(606, 400),
    SSH_KEY_HERE(609, 400),
    SSH_KEY_ELSEWHERE(610, 400),
    SSH_KEY_MISSING(611, 400),
    SSH_KEY_INVALID(612, 400),
    OWNER_NOT_YOURS(630, 403),
    LACKS_RIGHTS(635, 403),
    OWNER_INACTIVE(636, 403),
    NAME_EMPTY(4109, 400),
    NAME_TOO_LONG(4110, 400),
    ADMINISTRATORS_ONLY(4111, 403),
    NAME_TAKEN(4112, 400),
    UNAVAILABLE(10000, 503),
    FAULT(10000, 500);

    private final int number;
    private final int status;

    Code(int number, int status) {
        this.number = number;
        this.status = status;
    }

    String text() {
        return "ERR_NGROK_" + number;
    }

    int status() {
        return status;
    }
}
