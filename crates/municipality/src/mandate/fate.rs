//! What becomes of other seats of somebody whose mandate in the assembly ends.

use obeznik_kernel::{BodyKind, Role};

/// What becomes of a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeatFate {
    /// It ends with the mandate.
    Ends,
    /// The law lets it last; it ends only when that was decided too.
    Lasts,
    /// It has nothing to do with the mandate.
    Untouched,
}

/// Councillors, and the mayor with their deputy also where no council is elected, are members of the assembly (§ 99/1), and so is who leads a committee
/// (§ 117/4). Other members of committees, commissions and local committees need no mandate, so their seats last
/// until somebody decides otherwise. Roles in the office are of another kind.
///
/// Source: Act No. 128/2000 Coll., on Municipalities, § 99, § 117, § 120, § 122.
pub fn fate(kind: &BodyKind, role: &Role) -> SeatFate {
    match (kind, role) {
        (BodyKind::Council | BodyKind::Mayor | BodyKind::Assembly, role) if role.is_mandate() => {
            SeatFate::Ends
        }
        (BodyKind::Committee, Role::Chair) => SeatFate::Ends,
        (BodyKind::Office | BodyKind::Unknown(_), _) => SeatFate::Untouched,
        (_, role) if role.is_mandate() || *role == Role::Alternate => SeatFate::Lasts,
        _ => SeatFate::Untouched,
    }
}
