//! What every back end must do, one function per behaviour.
//!
//! A back end calls [`office_conformance!`](crate::office_conformance) or
//! [`client_conformance!`](crate::client_conformance) in a test file with a function that makes an empty
//! store; each behaviour becomes a test of its own.

pub mod client;
pub mod erase;
pub mod index;
pub mod numbers;
pub mod pages;
pub mod records;
mod steps;
pub mod writes;

/// Tests of an office's store. The argument is a function that gives an empty
/// [`OfficeDisk`](crate::testing::OfficeDisk) which takes the commands of
/// [`MODULES`](crate::testing::MODULES).
#[macro_export]
macro_rules! office_conformance {
    ($make:expr) => {
        $crate::behaviours!($make, records: [
            a_record_is_read_as_it_was_written,
            ver_counts_changes_of_the_body_alone,
            children_come_by_id,
            scans_go_by_whole_parts_in_the_order_of_keys,
            keys_follow_the_record,
            the_log_gives_back_what_was_appended,
            another_audience_is_known_from_its_first_use,
        ]);
        $crate::behaviours!($make, writes: [
            all_writes_of_a_command_have_one_seq,
            a_refused_command_has_no_seq_and_leaves_nothing,
            a_lost_transaction_leaves_nothing,
            sums_equal_a_recount_whatever_is_written,
        ]);
        $crate::behaviours!($make, index: [
            a_moved_row_is_gone_there_and_here_now,
            a_removed_row_is_gone_and_one_that_came_back_is_not,
            changes_come_by_seq_and_row_within_reach,
            a_command_goes_on_after_any_place_in_it,
            rows_of_a_scope_come_in_pages,
            forgotten_deletions_are_gone_and_the_horizon_stands,
            a_change_of_access_is_noticed_also_when_it_is_a_removal,
            what_the_office_knows_of_devices_and_people_is_kept,
            the_head_at_an_instant_is_known,
        ]);
        $crate::behaviours!($make, erase: [
            of_an_erased_record_no_word_is_left_and_the_chain_holds,
            words_of_links_of_the_first_shape_go_too,
            an_erased_record_never_comes_back_and_nothing_about_it_is_kept,
            a_lost_or_refused_erasure_leaves_everything,
            devices_are_told_wherever_it_ever_was,
            what_belonged_to_a_record_and_was_removed_goes_without_it,
        ]);
        $crate::behaviours!($make, numbers: [
            a_number_is_decided_once_and_none_is_skipped,
            a_number_used_for_another_command_decides_nothing,
            what_was_built_on_a_refused_command_is_refused_and_logged,
            a_device_acts_for_its_person_alone,
            nobody_learns_of_another_persons_command,
            a_push_no_sound_device_makes_decides_nothing,
            another_history_decides_nothing_and_tells_the_last_number,
            a_closed_device_is_not_listened_to,
            a_device_paired_twice_keeps_its_line,
            a_crash_before_the_commit_decides_nothing,
        ]);
        $crate::behaviours!($make, pages: [
            access_comes_before_rows_and_with_every_change_of_it,
            a_page_never_splits_a_command_and_all_pages_give_the_view,
            a_page_is_bounded_by_bytes,
            a_command_larger_than_a_page_comes_in_parts_to_who_reads_them,
            a_command_goes_on_where_it_was_cut_whatever_happens_at_the_office_meanwhile,
            a_caught_up_page_carries_verdicts_and_the_total,
            a_day_that_ends_a_mandate_ends_its_sight,
            a_device_away_too_long_starts_over,
            a_device_ahead_of_the_office_starts_over,
            what_a_device_holds_is_known_by_its_last_contact,
            a_repair_finds_the_scope_and_sends_its_buckets,
            a_sight_is_fresh_until_something_could_change_it,
        ]);
    };
}

/// Tests of a device's store. The argument is a function that gives an empty
/// [`ClientDisk`](crate::testing::ClientDisk) of a device.
#[macro_export]
macro_rules! client_conformance {
    ($make:expr) => {
        $crate::behaviours!($make, client: [
            a_row_is_read_as_it_was_written_and_found_by_its_keys,
            a_row_of_a_newer_program_is_kept_as_it_is,
            base_images_are_kept_until_they_are_dropped,
            the_outbox_keeps_its_order_and_its_entries,
            attention_keeps_the_order_in_which_it_came,
            retained_commands_are_forgotten_by_their_day,
            the_position_is_kept_whole,
            sums_are_kept_and_zeros_forgotten,
            staging_is_by_row_and_scope_and_the_last_wins,
            audiences_are_known_by_their_id,
            a_lost_transaction_of_a_device_leaves_nothing,
            a_device_and_the_office_agree_after_each_exchange,
        ]);
    };
}

/// One test for each behaviour.
#[doc(hidden)]
#[macro_export]
macro_rules! behaviours {
    ($make:expr, $room:ident: [$($name:ident),* $(,)?]) => {
        mod $room {
            $(
                #[test]
                fn $name() {
                    $crate::testing::conformance::$room::$name(&$make);
                }
            )*
        }
    };
}
