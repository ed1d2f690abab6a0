package dev.botstead.production.demo;

import java.util.List;
import java.util.Map;

/// The words of the demo production.
final class Story {
    static final String NAME = "MyProduction";

    static final Map<String, List<String>> ASSETS = Map.of(
            "Character",
            List.of(
                    "Mara",
                    "Old Finn",
                    "Captain Ruiz",
                    "Ines",
                    "The Keeper",
                    "Tobias",
                    "Nurse Adele",
                    "Lighthouse Cat",
                    "Harbor Child",
                    "Fisherman A",
                    "Fisherman B",
                    "Gull",
                    "Postman",
                    "Sailor"),
            "Environment",
            List.of(
                    "Lighthouse",
                    "Lighthouse Stair",
                    "Lamp Room",
                    "Harbor",
                    "Fish Market",
                    "Cliff Path",
                    "Storm Sea",
                    "Mara's Kitchen",
                    "Boat Deck",
                    "Chapel",
                    "Village Square",
                    "Cave"),
            "Prop",
            List.of(
                    "Lantern",
                    "Fresnel Lens",
                    "Rowing Boat",
                    "Logbook",
                    "Brass Telescope",
                    "Rope Coil",
                    "Oil Can",
                    "Letter",
                    "Fishing Net",
                    "Radio Set",
                    "Compass",
                    "Anchor",
                    "Foghorn",
                    "Teapot"));

    static final List<String> SEQUENCES = List.of("SQ010", "SQ020", "SQ030", "SQ040");

    static final List<String> SCENES = List.of("Arrival at the harbor", "The lamp goes out", "Storm", "Morning after");

    static final List<String> REMARKS = List.of(
            "First pass is up. Timing still rough in the second half.",
            "Silhouette reads well now.",
            "Please check the contact of the left hand with the railing.",
            "Updated after this morning's review.",
            "The lantern pops between frames 32 and 33.",
            "Topology cleaned, ready for rigging.",
            "Rendered overnight, no errors.",
            "Can we hold the last pose four frames longer?",
            "Matches the storyboard again.",
            "Publishing the new version, cache is exported.",
            "Great work, only the fog needs a lighter hand.",
            "Eyelines corrected.",
            "The shader is too glossy in the wide shots.",
            "Weights fixed around the shoulder.",
            "Approved by the director.");

    private Story() {}
}
