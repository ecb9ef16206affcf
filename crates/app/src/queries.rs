//! The registry of queries: one line each. It answers by name and writes the TypeScript.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::api::{ApiError, Code};
use crate::office::Reader;
use crate::{
    circulation, contact, contents, copies, draft, import, keeping, municipality, notices, office, registry,
};

macro_rules! registry {
    ($($name:literal: $function:path, $input:ty => $output:ty;)*) => {
        /// Answers the query of that name.
        ///
        /// # Errors
        /// [`Code::Invalid`] for an unknown name or an input that does not fit, else what the query says.
        pub fn answer(reader: &Reader<'_>, name: &str, input: Value) -> Result<Value, ApiError> {
            match name {
                $($name => run::<$input, $output>(reader, input, $function),)*
                _ => Err(ApiError::new(Code::Invalid, "error-unknown-query").with("name", name)),
            }
        }

        /// Declares every input and output and the map of names to them, for TypeScript.
        pub fn declare(types: &mut crate::office::bindings::Declarations) {
            $(types.query::<$input, $output>($name);)*
        }
    };
}

registry! {
    "session": municipality::overview::session, () => municipality::overview::Session;
    "settings": municipality::settings::settings, municipality::settings::Nothing => municipality::settings::Settings;
    "overview": municipality::overview::overview, () => municipality::overview::Overview;
    "profiles": municipality::profiles::profiles, () => municipality::profiles::Profiles;
    "my_day": office::day::my_day, () => office::day::MyDay;
    "sync": contact::standing::sync, () => contact::standing::SyncState;
    "away": contact::away::away, () => contact::away::Away;
    "downloads": contact::carriage::downloads, () => contact::carriage::Downloads;
    "waiting": contact::waiting::waiting, () => contact::waiting::Waiting;
    "attention": office::attention::attention, () => office::attention::Attention;
    "log": office::log::log, office::log::LogInput => office::shared::Page<office::log::LogRow>;
    "history": circulation::history::history, circulation::history::HistoryInput => Vec<circulation::papers::HistoryEvent>;

    "search": office::search::search, office::search::SearchInput => office::search::SearchPage;
    "papers": circulation::papers::papers, circulation::papers::PapersInput => office::shared::Page<circulation::papers::PaperRow>;
    "paper": circulation::papers::paper, circulation::papers::PaperInput => circulation::papers::PaperDetail;
    "compare_offer": copies::compare_offer, copies::CompareOfferInput => circulation::papers::Comparison;
    "compare": circulation::papers::compare, circulation::papers::CompareInput => circulation::papers::Comparison;
    "draft_resolution": draft::resolution, draft::DraftTextInput => draft::DraftTextRead;
    "meetings": circulation::meetings::meetings, circulation::meetings::MeetingsInput => Vec<circulation::meetings::MeetingRow>;
    "meeting": circulation::meetings::meeting, circulation::meetings::MeetingInput => circulation::meetings::MeetingDetail;
    "distribution": circulation::distribution::distribution, circulation::distribution::DistributionInput => circulation::distribution::Distribution;
    "my_pack": circulation::distribution::my_pack, circulation::distribution::DistributionInput => circulation::distribution::MyPack;
    "meeting_plan": circulation::meetings::meeting_plan, circulation::meetings::MeetingPlanInput => Vec<circulation::meetings::MeetingPlanRow>;
    "resolutions": circulation::resolutions::resolutions, circulation::resolutions::ResolutionsInput => office::shared::Page<circulation::resolutions::ResolutionRow>;
    "resolution": circulation::resolutions::resolution, circulation::resolutions::ResolutionInput => circulation::resolutions::ResolutionDetail;
    "mayor_desk": circulation::mayor::mayor_desk, () => circulation::mayor::MayorDesk;
    "decision_preview": circulation::mayor::decision_preview, circulation::mayor::DecisionInput => circulation::mayor::DecisionPreview;
    "before_body": circulation::ended::before_body, circulation::ended::BeforeBodyInput => circulation::ended::BeforeBody;
    "tasks": circulation::resolutions::tasks, circulation::resolutions::TasksInput => office::shared::Page<circulation::resolutions::TaskRow>;
    "open_work": circulation::leaving::open_work, circulation::leaving::OpenWorkInput => Vec<circulation::leaving::OpenWorkRow>;
    "term_change": circulation::leaving::term_change, () => circulation::leaving::TermChange;
    "registry": registry::registry, registry::RegistryInput => office::shared::Page<registry::RegistryRow>;
    "registry_of": registry::registry_of, registry::RegistryOfInput => registry::RegistryDto;
    "notices": notices::notices, () => notices::Notices;
    "my_notices": notices::my_notices, () => notices::ChoiceDto;
    "edition": circulation::editions::edition, circulation::editions::EditionInput => circulation::editions::EditionDto;
    "document_layout": circulation::layouts::layout, circulation::layouts::LayoutInput => circulation::layouts::LayoutDto;
    "cover": circulation::cover::cover, circulation::cover::CoverInput => circulation::cover::CoverDto;
    "keeping": keeping::keeping, () => keeping::KeepingPage;
    "named_texts": keeping::named_texts, keeping::NamedWhom => keeping::NamedPage;
    "disposal": keeping::disposal, keeping::DisposalInput => keeping::DisposalDetail;
    "imports": import::imports, () => Vec<import::ImportRow>;
    "damaged_contents": contents::damaged_contents, () => contents::DamagedContents;
}

fn run<I: DeserializeOwned + 'static, O: Serialize>(
    reader: &Reader<'_>,
    input: Value,
    function: fn(&Reader<'_>, I) -> Result<O, ApiError>,
) -> Result<Value, ApiError> {
    let input = if is_nothing::<I>(&input) { Value::Null } else { input };
    let input = serde_json::from_value(input)
        .map_err(|error| ApiError::new(Code::Invalid, "error-bad-input").with("what", error))?;
    serde_json::to_value(function(reader, input)?).map_err(ApiError::broken)
}

/// A window sends `{}` where a query needs nothing; `()` reads only `null`.
fn is_nothing<I: 'static>(input: &Value) -> bool {
    std::any::TypeId::of::<I>() == std::any::TypeId::of::<()>()
        && input.as_object().is_some_and(serde_json::Map::is_empty)
}
