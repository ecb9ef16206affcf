//! The modules of the house, one line each.

use obeznik_kernel::{CommandSpec, Device, KindSpec, Module, Variant};

/// Every module. A new one is one line here and one in the registry of `app`.
static MODULES: [&Module; 3] =
    [&obeznik_municipality::MODULE, &obeznik_circulation::MODULE, &obeznik_keeping::MODULE];

/// Records that belong to no module.
static OWN_KINDS: [KindSpec; 2] = [KindSpec::of::<Device>(), KindSpec::of::<Variant>()];

/// Every module, in the order in which time acts in them.
pub fn modules() -> &'static [&'static Module] {
    &MODULES
}

/// The kind of command, if any module has it.
pub fn command_spec(kind: &str) -> Option<&'static CommandSpec> {
    command_spec_of(&MODULES, kind)
}

/// The kind of command, if one of the given modules has it.
pub(crate) fn command_spec_of(
    modules: &'static [&'static Module],
    kind: &str,
) -> Option<&'static CommandSpec> {
    modules.iter().flat_map(|module| module.commands).find(|spec| spec.kind == kind)
}

/// Every kind of record.
pub fn kinds() -> impl Iterator<Item = &'static KindSpec> {
    MODULES.iter().flat_map(|module| module.kinds).chain(&OWN_KINDS)
}
