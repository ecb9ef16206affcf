//! Whole offices played against each other: devices, an office, an unreliable wire, crashes, restored files,
//! jumping clocks, an old program beside a new one. Everything follows from a seed; a seed that falls becomes
//! a test with a name.

mod act;
mod check;
mod disaster;
mod exchange;
mod fault;
mod faulty_client;
mod faulty_office;
mod history;
mod house;
mod kept;
mod loss;
mod oracle;
mod planted;
mod random;
mod repair;
mod spoil;
mod taken_back;
mod tally;
mod world;

pub use fault::Fault;
pub use history::{Course, Fall, MANY_AUDIENCES, play, play_all, town_of};
pub use house::{Age, House, RealStore, RowMaps};
pub use random::Random;
pub use tally::Tally;
