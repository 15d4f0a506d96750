use super::*;
use crate::model::Segment;

const VOCABULARY: Vocabulary<'static> = Vocabulary {
    metrics: &[
        "licence_adoption",
        "milestone_completion",
        "seat_activation",
        "sentiment",
        "ttfv_days",
        "went_live",
    ],
    days: &["went_live"],
    checks: &["action-overdue", "kickoff-late"],
    signals: &["silence_after_go_live", "sponsor_silent", "usage_stall"],
};

#[track_caller]
fn parsed(text: &str) -> Config {
    Config::parse(text, &VOCABULARY).unwrap()
}

/// Each problem as `at «the marked bytes»: message [help]`.
#[track_caller]
fn problems(text: &str) -> Vec<String> {
    let problems = Config::parse(text, &VOCABULARY).unwrap_err();
    let shown = |problem: &ConfigProblem| {
        let help = problem.help.as_deref().unwrap_or("no help");
        format!("«{}» {} [{help}]", &text[problem.span.clone()], problem.message)
    };
    problems.iter().map(shown).collect()
}

#[track_caller]
fn case(text: &str, want: &[&str]) {
    assert_eq!(problems(text), want, "{text}");
}

#[test]
fn the_embedded_default_is_sound_and_leaves_nothing_out() {
    let mut run = Run::new(None);
    let _ = Config::empty().overlaid(DEFAULT, &mut run);
    assert_eq!(run.problems, []);
    // A profile may have limits of its own; the default gives it none.
    let own_limits =
        |path: &String| path.starts_with("health.profiles.") && !path.ends_with("_live.components");
    run.absent.retain(|path| !own_limits(path));
    assert_eq!(run.absent, [""; 0]);
}

#[test]
fn an_empty_file_is_the_default() {
    assert_eq!(parsed(""), Config::default());
    assert_eq!(parsed("[health]\n[checks]\n"), Config::default());
}

#[test]
fn files_of_another_format_are_refused_and_nothing_more_is_said_of_them() {
    assert_eq!(parsed("format = 1\n"), Config::default());
    case(
        "format = 2\n[calendar]\ntides = 3\n",
        &[
            "«2» these files are of format 2, and this program reads format 1 [take a later version of `onboard`]",
        ],
    );
    case(
        "format = 0\n",
        &["«0» these files are of format 0, and this program reads format 1 \
           [write `format = 1`, and the files as it has them]"],
    );
    case("format = 'one'\n", &["«'one'» `format` is a whole number, not a string [no help]"]);
}

#[test]
fn a_time_zone_is_one_of_the_iana_database() {
    let zone = |text: &str| parsed(text).timezone.map(|zone| zone.to_string());
    assert_eq!(zone(""), None);
    assert_eq!(zone("[calendar]\ntimezone = 'Europe/Berlin'\n").as_deref(), Some("Europe/Berlin"));
    case(
        "[calendar]\ntimezone = 'Berlin'\n",
        &["«'Berlin'» unknown time zone `Berlin` [did you mean `Europe/Berlin`?]"],
    );
    case(
        "[calendar]\ntimezone = 'CEST+2'\n",
        &[
            "«'CEST+2'» unknown time zone `CEST+2` [write it as the IANA database names it: a region and a city, such \
           as `Europe/Berlin`]",
        ],
    );
}

#[test]
fn the_default_holds_the_numbers_of_the_practice() {
    let config = Config::default();
    let enterprise = config.segments.get(Segment::Enterprise);
    assert_eq!((enterprise.length_days, enterprise.csm_load), ((90, 120), (4, 6)));
    assert_eq!(config.segments.get(Segment::MidMarket).arr_from, Some(25_000.0));
    let adoption = |segment| config.benchmarks.get("licence_adoption", segment).unwrap().at_least;
    assert_eq!(adoption(Segment::Enterprise), Some(0.8));
    assert_eq!(adoption(Segment::MidMarket), Some(0.6));
    assert_eq!(adoption(Segment::Smb), Some(0.4));
    for segment in Segment::ALL {
        let profile = config.health.profile(*segment);
        for (is_live, adoption) in [(false, [0.0, 0.0, 40.0]), (true, [45.0, 45.0, 70.0])] {
            let components = profile.components(is_live);
            let weight: f64 = components.iter().map(|component| component.weight).sum();
            assert!((weight - 100.0).abs() < 1e-9, "{segment}: {weight}");
            let uses = components.iter().filter(|component| component.dimension == Dimension::Adoption);
            let weight: f64 = uses.map(|component| component.weight).sum();
            assert!((weight - adoption[*segment as usize]).abs() < 1e-9, "{segment}: {weight}");
        }
        assert_eq!((profile.green, profile.amber, profile.coverage_floor), (75.0, 50.0, 0.7));
        assert_eq!(profile.caps.iter().map(|cap| cap.when.as_str()).collect::<Vec<_>>(), CAPS);
    }
}

#[test]
fn size_suggests_a_segment_and_the_bounds_belong_to_the_middle() {
    let segments = Config::default().segments;
    for (arr, want) in [
        (24_999.0, Segment::Smb),
        (25_000.0, Segment::MidMarket),
        (100_000.0, Segment::MidMarket),
        (100_001.0, Segment::Enterprise),
    ] {
        assert_eq!(segments.by_size(arr), want, "{arr}");
    }
}

#[test]
fn what_the_file_says_replaces_the_default_key_by_key() {
    let config = parsed(
        "[friction]\ntarget = 12\n\
         [segments.smb]\nplanned_days = 20\n\
         [benchmarks.licence_adoption]\nat_least = { smb = 0.5 }\n\
         [signals]\nsponsor_silent.threshold = 28\nusage_stall.enabled = false\n\
         silence_after_go_live.threshold = { mid-market = \"off\", smb = 20 }\n\
         [health.profiles.smb]\ncoverage_floor = 0.5\ncaps = { before_first_gate = 100, champion_departed = 74 }\n",
    );
    let default = Config::default();
    assert_eq!((config.friction.target, config.friction.fields), (12.0, 1.5));
    let smb = config.segments.get(Segment::Smb);
    assert_eq!((smb.planned_days, smb.csm_load), (20, (100, 200)));
    let adoption = |segment| config.benchmarks.get("licence_adoption", segment).unwrap();
    assert_eq!(adoption(Segment::Smb).at_least, Some(0.5));
    assert_eq!(adoption(Segment::Enterprise).at_least, Some(0.8));
    assert!(!adoption(Segment::Smb).source.is_empty());
    let thresholds = |id| {
        let limits = |segment| config.signals.get(id, segment).map(|limits| limits.threshold);
        [Segment::Enterprise, Segment::MidMarket, Segment::Smb].map(limits)
    };
    assert_eq!(thresholds("sponsor_silent"), [Some(28.0); 3]);
    assert_eq!(thresholds("usage_stall"), [None; 3]);
    assert_eq!(thresholds("silence_after_go_live"), [Some(10.0), None, Some(20.0)]);
    let floor = |segment| config.health.profile(segment).coverage_floor;
    assert_eq!((floor(Segment::Smb), floor(Segment::Enterprise)), (0.5, 0.7));
    let caps = &config.health.profile(Segment::Smb).caps;
    assert!(caps.iter().all(|cap| (cap.at_most == 100.0) == (cap.when == "before_first_gate")));
    assert_eq!(config.health.profile(Segment::Smb).cap("champion_departed"), Some(74.0));
    assert_eq!(config.health.profile(Segment::MidMarket), default.health.profile(Segment::MidMarket));
}

#[test]
fn a_benchmark_can_turn_around_and_a_new_one_can_be_added() {
    let config = parsed(
        "[benchmarks.ttfv_days]\nat_least = 3\nsource = \"a test\"\n\
         [benchmarks.sentiment]\nat_least = 4\nsource = \"our own survey\"\n",
    );
    let ttfv = config.benchmarks.get("ttfv_days", Segment::Smb).unwrap();
    assert_eq!((ttfv.at_least, ttfv.at_most), (Some(3.0), None));
    assert!(config.benchmarks.get("sentiment", Segment::Smb).unwrap().is_met_by(4.0));
    assert!(config.benchmarks.get("open_commitments", Segment::Smb).is_none());
}

#[test]
fn a_list_of_components_is_replaced_as_a_whole() {
    let config = parsed(
        r#"
        [health.profiles.enterprise]
        coverage_floor = 0.6
        components = [
          { metric = "licence_adoption", dimension = "adoption", weight = 35, zero_at = 0, full_at = 1 },
          { metric = "milestone_completion", dimension = "milestones", weight = 25, zero_at = 0, full_at = 1 },
          { metric = "seat_activation", dimension = "relationship", weight = 25, zero_at = 0, full_at = 1 },
          { metric = "sentiment", dimension = "sentiment", weight = 15, zero_at = 1, full_at = 5 },
        ]"#,
    );
    let weights = |config: &Config, is_live| {
        let components = config.health.profile(Segment::Enterprise).components(is_live);
        components.iter().map(|component| component.weight).collect::<Vec<f64>>()
    };
    assert_eq!(weights(&config, false), [35.0, 25.0, 25.0, 15.0], "for both times");
    assert_eq!(weights(&config, true), [35.0, 25.0, 25.0, 15.0]);
    let one = r#"components = [{ metric = "sentiment", dimension = "sentiment", weight = 7, zero_at = 1, full_at = 5 }]"#;
    let config = parsed(&format!("[health.profiles.enterprise.before_live]\n{one}\n"));
    assert_eq!(weights(&config, false), [7.0]);
    assert_eq!(weights(&config, true).len(), 10, "the other time keeps its own");
}

#[test]
fn neglect_comes_in_two_steps_a_segment() {
    let steps = |config: &Config, id| {
        let steps = |segment| config.health.neglect.steps(id, segment).map(|it| (it.amber, it.red));
        [Segment::Enterprise, Segment::MidMarket, Segment::Smb].map(steps)
    };
    let default = Config::default();
    assert_eq!(steps(&default, "gate_overdue"), [Some((7, 28)), Some((7, 21)), Some((5, 14))]);
    assert_eq!(steps(&default, "nobody_signed_in"), [None, None, Some((7, 14))]);
    assert_eq!(steps(&default, "wonders"), [None; 3]);
    let config = parsed(
        "[health.neglect]\ngate_overdue = [3, 9]\nnothing_written = { smb = \"off\", enterprise = [5, 5] }\n\
         silence_step = \"off\"\nred_cap = 40\n",
    );
    assert_eq!(steps(&config, "gate_overdue"), [Some((3, 9)); 3]);
    assert_eq!(steps(&config, "nothing_written"), [Some((5, 5)), Some((15, 30)), None]);
    assert_eq!(steps(&config, "silence_step"), [None; 3]);
    assert_eq!((config.health.neglect.amber_cap, config.health.neglect.red_cap), (74.0, 40.0));
    case(
        "[health.neglect]\ngate_overdue = [9, 3]\n",
        &["«[9, 3]» `health.neglect.gate_overdue` goes from 9 down to 3 [write it as `[3, 9]`]"],
    );
    case(
        "[health.neglect]\nred_cap = 80\n",
        &["«80» `red_cap` (80) lies above `amber_cap` (74) [the second step holds the score down further]"],
    );
    case(
        "[health.neglect]\ngate_overdeu = [3, 9]\n",
        &["«gate_overdeu» unknown key `gate_overdeu` in `health.neglect` [did you mean `gate_overdue`?]"],
    );
}

#[test]
fn check_levels_come_alone_or_with_a_reason() {
    let config = parsed(
        "[checks]\naction-overdue = \"error\"\nkickoff-late = { level = \"off\", reason = \"we start on site\" }\n",
    );
    assert_eq!(config.checks["action-overdue"].level, Some(crate::finding::Severity::Error));
    let off = CheckLevel { level: None, reason: Some("we start on site".to_owned()) };
    assert_eq!(config.checks["kickoff-late"], off);
}

#[test]
fn dates_and_days_of_the_week_are_read_in_either_form() {
    let config =
        parsed("[calendar]\nweekend = [\"Fri\", \"saturday\"]\nholidays = [2026-12-25, \"2026-12-26\"]\n");
    assert_eq!(config.calendar.weekend(), [chrono::Weekday::Fri, chrono::Weekday::Sat]);
    let holidays: Vec<String> = config.calendar.holidays().map(|day| day.to_string()).collect();
    assert_eq!(holidays, ["2026-12-25", "2026-12-26"]);
}

#[test]
fn everything_wrong_is_said_in_one_run_in_the_order_of_the_text() {
    case(
        "colour = 1\n[friction]\ntraget = 9\nfields = \"two\"\n[helth]\n[signals.sponser_silent]\nthreshold = 3\n",
        &[
            "«colour» unknown key `colour` [known here: paths, calendar, segments, benchmarks, deadlines, \
             gates, staleness, friction, health, signals, silence, checks]",
            "«traget» unknown key `traget` in `friction` [did you mean `target`?]",
            "«\"two\"» `friction.fields` is a number, not a string [no help]",
            "«helth» unknown key `helth` [did you mean `health`?]",
            "«sponser_silent» unknown signal `sponser_silent` [did you mean `sponsor_silent`?]",
        ],
    );
}

#[test]
fn ids_must_exist() {
    case(
        "[checks]\nkickof-late = \"off\"\n",
        &["«kickof-late» unknown check `kickof-late` [did you mean `kickoff-late`?]"],
    );
    case(
        "[benchmarks.seat_activaton]\nat_least = 1\nsource = \"x\"\n",
        &["«seat_activaton» unknown metric `seat_activaton` [did you mean `seat_activation`?]"],
    );
    case(
        "[checks]\nkickoff-late = \"fatal\"\n",
        &["«\"fatal\"» unknown level `fatal` [known: error, warning, info, off]"],
    );
    case(
        "[checks.kickoff-late]\nreason = \"x\"\n",
        &["«kickoff-late» `checks.kickoff-late` has no `level` [no help]"],
    );
}

#[test]
fn weights_and_bands_must_make_sense() {
    case(
        "[friction]\nfields = -1\ndecisions = nan\ndependencies = inf\n",
        &[
            "«-1» `friction.fields` must be at least 0, not -1 [no help]",
            "«nan» `friction.decisions` must be a finite number, not `nan` [no help]",
            "«inf» `friction.dependencies` must be a finite number, not `inf` [no help]",
        ],
    );
    case(
        "[friction]\nfields = 0\ndecisions = 0\ndependencies = 0\n",
        &["«0» the weights of friction add up to 0 [give at least one a weight above 0]"],
    );
    case(
        "[health]\namber = 80\ncoverage_floor = 1.5\n",
        &[
            "«80» `amber` (80) does not lie below `green` (75) [amber begins at a lower score than green]",
            "«1.5» `health.coverage_floor` must be between 0 and 1, not 1.5 [no help]",
        ],
    );
    case(
        "[segments]\nsmb_below = 200_000\n",
        &[
            "«200_000» `smb_below` (200000) is above `enterprise_above` (100000) [cut small contracts below large ones]",
        ],
    );
    case(
        "[deadlines]\nquick_win_days = [14, 7]\n",
        &["«[14, 7]» `deadlines.quick_win_days` goes from 14 down to 7 [write it as `[7, 14]`]"],
    );
}

#[test]
fn components_must_make_sense() {
    let component = |fields: &str| format!("[health.profiles.smb]\ncomponents = [{{ {fields} }}]\n");
    let case = |fields: &str, want: &str| {
        let want_at = "«\u{2026}» ";
        let got = problems(&component(fields));
        assert_eq!(got.len(), 1, "{got:?}");
        let said = got[0].split_once("» ").unwrap().1;
        assert_eq!(said, want, "{want_at}{fields}");
    };
    let whole = r#"metric = "sentiment", dimension = "sentiment", weight = 1, zero_at = 1, full_at = 5"#;
    assert!(Config::parse(&component(whole), &VOCABULARY).is_ok());
    case(
        &whole.replace("full_at = 5", "full_at = 1"),
        "`zero_at` and `full_at` are both 1 [a component needs a distance between the value that scores 0 \
         and the one that scores 100]",
    );
    case(
        &whole.replace("weight = 1", "weight = 0"),
        "the weights of this profile add up to 0 [give at least one component a weight above 0]",
    );
    case(&whole.replace("weight = 1, ", ""), "`health.profiles.smb.components[0]` has no `weight` [no help]");
    case(
        &whole.replace("= \"sentiment\", dim", "= \"sentimend\", dim"),
        "unknown metric `sentimend` [did you mean `sentiment`?]",
    );
    case(
        &format!("{whole} }}, {{ {whole}"),
        "metric `sentiment` is in this profile twice [give it one component, with the sum of the weights]",
    );
}

#[test]
fn an_empty_list_of_components_is_refused() {
    case(
        "[health.profiles.smb]\ncomponents = []\n",
        &["«[]» the weights of this profile add up to 0 [give at least one component a weight above 0]"],
    );
}

#[test]
fn calendars_must_leave_days_to_work_on() {
    let all = r#"["mon", "tue", "wed", "thu", "fri", "sat", "sun"]"#;
    case(
        &format!("[calendar]\nweekend = {all}\n"),
        &[&format!(
            "«{all}» every day of the week is weekend, which leaves none to work on [leave out at least one day]"
        )],
    );
    case(
        "[calendar]\nweekend = [\"caturday\"]\nholidays = [\"2026-02-30\"]\n",
        &[
            "«\"caturday\"» unknown day of the week `caturday` [did you mean `saturday`?]",
            "«\"2026-02-30\"» `2026-02-30` is not a day of the calendar [no help]",
        ],
    );
}

#[test]
fn paths_stay_in_the_workspace() {
    for path in ["/etc", "../elsewhere", "a/../../b", "C:\\plans", "\\\\server\\share"] {
        let text = format!("[paths]\nonboardings = '{path}'\n");
        assert!(problems(&text)[0].contains("leaves the workspace"), "{path}");
    }
    case("[paths]\nonboardings = \" \"\n", &["«\" \"» `paths.onboardings` is empty [no help]"]);
}

#[test]
fn text_that_is_not_toml_is_refused_with_its_place() {
    for text in [
        "[friction",
        "a = ",
        "= 1",
        "a = 1\na = 2\n",
        "[a]\n[a]\n",
        "a = \"\u{0}\"",
        "holidays = [2026-02-30]",
    ] {
        let found = Config::parse(text, &VOCABULARY).unwrap_err();
        assert!(found.iter().all(|problem| text.get(problem.span.clone()).is_some()), "{text}: {found:?}");
    }
}

#[test]
fn a_slip_in_the_syntax_hides_nothing_else() {
    case(
        "[friction]\ntarget = much\nfeilds = 2\n\n[paths]\nplaybooks = 7\nplaybooks = \"p\"\n",
        &[
            "«much» `much` is not a value [text goes in quotes: `\"much\"`]",
            "«feilds» unknown key `feilds` in `friction` [did you mean `fields`?]",
            "«7» `paths.playbooks` is a text, not an integer [no help]",
            "«playbooks» `playbooks` is there twice [keep one of the two]",
        ],
    );
    case(
        "\u{feff}[friction]\nfeilds = 2\n",
        &["«feilds» unknown key `feilds` in `friction` [did you mean `fields`?]"],
    );
}

#[test]
fn a_merge_that_was_left_half_done_is_one_problem() {
    case(
        "[friction]\n<<<<<<< ours\ntarget = 9\n=======\ntarget = 12\n>>>>>>> theirs\n",
        &["«<<<<<<< ours» this is a git conflict marker [settle the merge, and remove the marker lines]"],
    );
}

#[test]
fn depth_is_bounded() {
    for text in ["[".repeat(20_000), "{a=".repeat(20_000), "a.".repeat(20_000)] {
        assert!(Config::parse(&format!("a={text}"), &VOCABULARY).is_err());
        assert!(Config::parse(&format!("{text}=1"), &VOCABULARY).is_err());
        assert!(Config::parse(&text.replace('a', "\n="), &VOCABULARY).is_err());
    }
}

#[test]
fn a_signal_without_a_default_needs_a_threshold() {
    let vocabulary = Vocabulary { signals: &["brand_new"], ..VOCABULARY };
    let found = Config::parse("[signals.brand_new]\nfor_days = 3\n", &vocabulary).unwrap_err();
    assert_eq!(found[0].message, "this signal has no threshold");
    assert!(Config::parse("[signals.brand_new]\nthreshold = 3\n", &vocabulary).is_ok());
}

#[test]
fn no_number_is_held_against_a_day() {
    let component =
        "{metric = \"went_live\", dimension = \"milestones\", weight = 1, zero_at = 0, full_at = 1}";
    for text in [
        "[benchmarks.went_live]\nat_most = 3\nsource = \"x\"\n".to_owned(),
        format!("[health.profiles.smb]\ncomponents = [{component}]\n"),
    ] {
        let found = Config::parse(&text, &VOCABULARY).unwrap_err();
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].message, "`went_live` is a day of the calendar, and no number");
    }
}

#[test]
fn a_new_benchmark_must_have_a_source() {
    let found = Config::parse("[benchmarks.sentiment]\nat_least = 4\n", &VOCABULARY).unwrap_err();
    assert_eq!(found[0].message, "this benchmark has no source");
    let blank = Config::parse("[benchmarks.sentiment]\nat_least = 4\nsource = \" \"\n", &VOCABULARY);
    assert!(blank.is_err());
    // One that has a source by default keeps it.
    assert!(Config::parse("[benchmarks.ttfv_days]\nat_most = 20\n", &VOCABULARY).is_ok());
}

#[test]
fn a_file_of_nothing_but_problems_is_told_in_as_many_as_a_person_reads() {
    for line in ["key_ID = 1\n", "x y z\n", "[h_ID]\n", "a = 1\n", "signals.s_ID = 1\n", "checks.c_ID = 1\n"]
    {
        let text: String = (0..5_000).map(|id| line.replace("ID", &id.to_string())).collect();
        let told = Config::parse(&text, &VOCABULARY).unwrap_err();
        assert_eq!(told.len(), 101, "{line}");
        assert_eq!(told[100].message, "more than 100 problems in this file; the rest is not listed");
    }
}

#[test]
fn a_file_that_no_workspace_needs_is_refused_by_its_size() {
    let text = "#\n".repeat(LARGEST / 2);
    assert_eq!(parsed(&text), Config::default());
    case(&(text + "#"), &["«» the configuration has 257 KiB [files of up to 256 KiB are read]"]);
}

#[test]
fn deep_nesting_ends_in_problems_and_not_in_the_stack() {
    for text in [format!("a = {}", "[".repeat(9_000)), format!("a{} = 1", ".a".repeat(9_000))] {
        assert!(!Config::parse(&text, &VOCABULARY).unwrap_err().is_empty());
    }
}

#[test]
fn a_ladder_is_replaced_whole_and_its_steps_come_one_after_another() {
    let config = parsed("[silence]\nsmb = { nudge = 2, sponsor = 9 }\n");
    let ladder = config.silence.ladder(Segment::Smb);
    assert_eq!(ladder.steps(), [(Step::Nudge, 2), (Step::Sponsor, 9)]);
    assert_eq!(ladder.days_of(Step::Call), None);
    let default = Config::default();
    assert_eq!(config.silence.ladder(Segment::Enterprise), default.silence.ladder(Segment::Enterprise));
    case(
        "[silence]\nsmb = { nudge = 5, call = 6, hold = 6 }\n",
        &["«6» `hold` (6) does not come after `call` (6) [give each step more days than the one before]"],
    );
}
