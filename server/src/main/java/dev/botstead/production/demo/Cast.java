package dev.botstead.production.demo;

import dev.botstead.id.DepartmentId;
import dev.botstead.id.PrincipalId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who plays in the demo production.
///
/// @param departments the account's departments by name; types of task whose department is not among them have none
/// @param manager the bot that runs the production: it joins the team as a manager
/// @param artist the bot that works in it: it joins the team and is assigned to tasks
/// @param supervisors persons who judge the work
/// @param artists persons who are assigned to tasks
/// @param client a person who looks at what is shown to clients, or null
public record Cast(
        Map<String, DepartmentId> departments,
        PrincipalId manager,
        PrincipalId artist,
        List<PrincipalId> supervisors,
        List<PrincipalId> artists,
        @Nullable PrincipalId client) {}
