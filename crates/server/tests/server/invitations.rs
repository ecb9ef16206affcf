//! Links of invitations in whose way something stands.

use axum::http::StatusCode;
use obeznik_identity::testing::{account, email};
use obeznik_kernel::PersonId;
use obeznik_server::clock::new_id;

use super::door::{settle, settle_as};
use super::town::{Hall, PHRASE, path_of};

#[tokio::test]
async fn a_link_of_a_closed_account_says_so_and_holds_once_it_is_open_again() {
    let (hall, link) = Hall::with_town().await;
    settle(&mut hall.browser(), &link).await;
    let renewed =
        path_of(&hall.say("invite | --email | jana@vzorov.cz | --renew | --without-digits").await.value);
    let mut browser = hall.browser();
    let before = browser.get(&renewed).await;
    assert_eq!(before.status, StatusCode::OK, "{}", before.body);
    assert_eq!(hall.say("user | close | --email | jana@vzorov.cz").await.exit.number(), 0);

    let fields = [("pass_phrase", PHRASE), ("again", PHRASE)];
    let filled = browser.fill(&renewed, &before, &fields).await; // the form was open all the while
    for page in [filled, browser.get(&renewed).await] {
        assert_eq!(page.status, StatusCode::CONFLICT, "{}", page.body);
        assert!(page.has("mezitím zavřel") && page.has("odkaz zůstal nepoužitý"), "{}", page.body);
        assert!(!page.body.contains("<form") && !page.has("O novou pozvánku požádejte"), "{}", page.body);
    }
    assert_eq!(hall.say("user | open | --email | jana@vzorov.cz").await.exit.number(), 0);
    settle(&mut browser, &renewed).await;
    let used = browser.get(&renewed).await;
    assert_eq!(used.status, StatusCode::GONE);
    assert!(used.has("O novou pozvánku požádejte"), "{}", used.body);
}

#[tokio::test]
async fn a_link_to_an_address_that_is_somebody_else_s_by_now_is_not_used_up() {
    let (hall, link) = Hall::with_town().await;
    let mut browser = hall.browser();
    let before = browser.get(&link).await;
    let tenant = hall.server.tenants.by_slug("vzorov").unwrap().tenant;
    let desk = hall.server.tenants.desk(tenant).await.unwrap();
    let mut other = account(PersonId(new_id()), "jana");
    let taken = other.clone();
    desk.at_the_door(move |door| door.put_account(&taken)).await.unwrap().unwrap();

    let filled = browser.fill(&link, &before, &[("pass_phrase", PHRASE), ("again", PHRASE)]).await;
    for page in [filled, browser.get(&link).await] {
        assert_eq!(page.status, StatusCode::CONFLICT, "{}", page.body);
        assert!(page.has("už patří jinému účtu") && page.has("odkaz zůstal nepoužitý"), "{}", page.body);
        assert!(!page.body.contains("<form"), "{}", page.body);
    }
    other.email = email("eva");
    desk.at_the_door(move |door| door.put_account(&other)).await.unwrap().unwrap();
    settle_as(&mut browser, &link, "jana@vzorov.cz").await;
}
