package dev.botstead.production.right;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The table that the API's contract prints, said a second time and cell by cell: nobody changes a right by accident.
final class RightTest {
    private static final List<String> COLUMNS =
            List.of("adm", "mgr", "sup", "sup=", "sup≠", "usr", "usr+", "cli", "ven", "ven+", "out");

    private static final String CONTRACT = """
            READ_PROJECT                | Y | Y   | Y       | Y       | Y   | Y       | Y       | Y       | Y        | Y        | -
            READ_MILESTONES             | Y | Y   | Y       | Y       | Y   | Y       | Y       | -       | Y        | Y        | -
            LIST_PROJECTS               | Y | own | own     | own     | own | own     | own     | own     | own      | own      | []
            LIST_ENTITIES               | Y | Y   | Y       | Y       | Y   | Y       | Y       | Y       | assigned | assigned | -
            READ_ENTITY                 | Y | Y   | Y       | Y       | Y   | Y       | Y       | Y       | -        | assigned | -
            READ_TASK                   | Y | Y   | Y       | Y       | Y   | Y       | Y       | Y       | -        | Y        | -
            FILTER_ENTITIES             | Y | Y   | Y       | Y       | Y   | Y       | Y       | Y       | assigned | assigned | []
            LIST_OPEN_TASKS             | Y | Y   | Y       | Y       | Y   | Y       | Y       | Y       | assigned | assigned | -
            FILTER_TASKS                | Y | Y   | Y       | Y       | Y   | Y       | Y       | Y       | assigned | assigned | []
            LIST_TASKS                  | Y | Y   | Y       | Y       | Y   | Y       | Y       | Y       | assigned | assigned | -
            READ_COMMENTS               | Y | Y   | Y       | Y       | Y   | Y       | Y       | visible | -        | Y        | -
            LIST_COMMENTS               | Y | Y   | Y       | Y       | Y   | Y       | Y       | -       | -        | -        | -
            FILTER_COMMENTS             | Y | -   | -       | -       | -   | -       | -       | -       | -        | -        | -
            READ_CATALOG                | Y | Y   | Y       | Y       | Y   | Y       | Y       | teams   | Y        | Y        | Y
            READ_EVENTS                 | Y | own | -       | -       | -   | -       | -       | -       | -        | -        | own
            READ_BUDGETS                | Y | Y   | -       | -       | -   | -       | -       | -       | -        | -        | -
            LIST_PLAYLISTS              | Y | Y   | Y       | Y       | Y   | Y       | Y       | Y       | -        | -        | -
            READ_CUSTOM_ACTIONS         | Y | Y   | Y       | Y       | Y   | Y       | Y       | Y       | -        | -        | Y
            LIST_FILES                  | Y | -   | -       | -       | -   | -       | -       | -       | -        | -        | -
            COMMENT                     | Y | Y   | Y       | Y       | -   | -       | Y       | Y       | -        | Y        | -
            COMMENT_AS                  | Y | Y   | ignored | ignored | -   | -       | ignored | ignored | -        | ignored  | -
            REPLY                       | Y | Y   | Y       | Y       | -   | -       | Y       | Y       | -        | Y        | -
            ACKNOWLEDGE                 | Y | Y   | Y       | Y       | Y   | Y       | Y       | Y       | -        | Y        | -
            ATTACH_TO_OTHERS            | Y | Y   | -       | -       | -   | -       | -       | -       | -        | -        | -
            REPLY_TO_CLIENTS            | Y | Y   | -       | -       | -   | -       | -       | Y       | -        | -        | -
            DELETE_OTHERS_REPLY         | Y | -   | -       | -       | -   | -       | -       | -       | -        | -        | -
            EDIT_OTHERS_COMMENT         | Y | Y   | -       | -       | -   | -       | -       | -       | -        | -        | -
            EDIT_OTHERS_CHECKLIST       | Y | Y   | Y       | Y       | -   | -       | Y       | -       | -        | Y        | -
            PIN_COMMENT                 | Y | Y   | Y       | Y       | -   | -       | -       | -       | -        | -        | -
            MOVE_COMMENT                | Y | Y   | -       | -       | -   | -       | -       | -       | -        | -        | -
            CREATE_ENTITY               | Y | Y   | -       | -       | -   | -       | -       | -       | -        | -        | -
            UPDATE_ENTITY               | Y | Y   | -       | -       | -   | -       | -       | -       | -        | -        | -
            UPDATE_ENTITY_DATA          | Y | Y   | Y       | dept    | -   | -       | -       | -       | -        | -        | -
            UPDATE_SHOT                 | Y | Y   | -       | -       | -   | -       | -       | -       | -        | -        | -
            DELETE_ENTITY               | Y | Y   | -       | -       | -   | -       | -       | -       | -        | -        | -
            DELETE_SEQUENCE             | Y | Y   | -       | -       | -   | -       | -       | -       | -        | -        | -
            CREATE_TASK                 | Y | Y   | -       | -       | -   | -       | -       | -       | -        | -        | -
            CREATE_ENTITY_TASKS         | Y | Y   | Y       | Y       | Y   | Y       | Y       | -       | -        | -        | -
            PLAN_TASK                   | Y | Y   | Y       | Y       | -   | -       | -       | -       | -        | -        | -
            UPDATE_TASK                 | Y | Y   | -       | -       | -   | -       | -       | -       | -        | -        | -
            DELETE_TASK                 | Y | Y   | -       | -       | -   | -       | -       | -       | -        | -        | -
            ASSIGN                      | Y | Y   | Y       | dept    | []  | []      | []      | []      | []       | []       | []
            UNASSIGN                    | Y | Y   | Y       | Y       | []  | []      | self    | []      | []       | self     | []
            UPDATE_PROJECT              | Y | Y   | -       | -       | -   | -       | -       | -       | -        | -        | -
            DELETE_PROJECT              | Y | -   | -       | -       | -   | -       | -       | -       | -        | -        | -
            CREATE_DESCRIPTOR           | Y | Y   | -       | -       | -   | -       | -       | -       | -        | -        | -
            CREATE_DEPARTMENT_DESCRIPTOR| Y | Y   | Y       | Y       | -   | -       | -       | -       | -        | -        | -
            CREATE_PLAYLIST             | Y | Y   | Y       | Y       | Y   | -       | -       | -       | -        | -        | -
            CREATE_CATALOG              | Y | -   | -       | -       | -   | -       | -       | -       | -        | -        | -
            MANAGE_PERSONS              | Y | -   | -       | -       | -   | -       | -       | -       | -        | -        | -
            UPDATE_SELF                 | Y | Y   | Y       | Y       | Y   | Y       | Y       | Y       | Y        | Y        | Y
            """;

    @Test
    void everyCellSaysWhatTheContractSays() {
        Map<String, List<String>> printed = new LinkedHashMap<>();
        CONTRACT.lines()
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .forEach(cells -> printed.put(cells.getFirst(), cells.subList(1, cells.size())));
        Map<String, List<String>> table = new LinkedHashMap<>();
        for (Right right : Right.values())
            table.put(
                    right.name(),
                    Arrays.stream(Standing.values())
                            .map(standing -> right.to(standing).word())
                            .toList());
        assertThat(table).isEqualTo(printed);
    }

    @Test
    void thereIsAStandingForEveryColumn() {
        assertThat(Standing.values()).hasSameSizeAs(COLUMNS);
    }
}
