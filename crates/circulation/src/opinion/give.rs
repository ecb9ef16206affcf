//! Gives an opinion one was asked for (transition 4).

use obeznik_kernel::{Command, Context, RecordId, Records, RecordsExt, Refusal, Stop, Stored};
use serde::{Deserialize, Serialize};

use super::{Opinion, OpinionState, Stance};
use crate::door::{acting, ensure, need_text, refuse};
use crate::paper::{Paper, refuse_state};

/// Input of `circulation.give_opinion`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct GiveOpinion {
    /// The opinion.
    pub opinion: RecordId,
    /// What it says.
    pub stance: Stance,
    /// In words; required with a condition and with disagreement.
    #[serde(default)]
    pub text: String,
    /// The version of the paper the person read.
    pub version: u32,
    /// The meeting in whose papers the person wrote it, where it came back from there: then the secretary of its body may
    /// write it down for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "bindings", ts(optional))]
    pub meeting: Option<RecordId>,
}

/// Gives the opinion; late ones are taken while the paper is on its way. When the paper has a newer
/// version than the one read, the opinion stands to the version read.
///
/// # Errors
/// Refuses opinions given or waived before, a version that does not exist, and a condition without words.
pub fn give_opinion(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: GiveOpinion = command.input()?;
    let mut opinion: Stored<Opinion> = records.need(input.opinion)?;
    ensure(opinion.value.is_open(), "refusal-opinion-not-open")?;
    let paper: Stored<Paper> = records.need(opinion.parent.unwrap_or(opinion.id))?;
    if paper.value.is_finished() {
        return Err(refuse_state(&paper.value));
    }
    if input.version == 0 || input.version > paper.value.version {
        return refuse(Refusal::new("refusal-no-such-version").with("version", input.version));
    }
    if matches!(input.stance, Stance::WithCondition | Stance::Disagree) {
        need_text(&input.text, "refusal-opinion-text-missing")?;
    }
    opinion.value.state = OpinionState::Given;
    opinion.value.stance = Some(input.stance);
    opinion.value.text = input.text;
    opinion.value.version = input.version;
    opinion.value.in_place_of = command.in_place_of();
    let substitute = command.in_place_of().and(command.actor);
    opinion.value.given_by = substitute.or_else(|| acting(command, context));
    opinion.value.given_at = Some(context.now);
    records.save(&opinion)
}
