//! A server with one town that listens with its own certificate, and people who live there.

use std::net::SocketAddr;

use obeznik_console::Said;
use obeznik_server::console::carry_out;
use obeznik_server::http;
use obeznik_server::places::Places;
use obeznik_server::serve::{Held, Serving};

use super::browser::Browser;
use super::door::settle_as;
use super::port;
use super::town::{arguments, order, path_of};

/// A server that listens on the loopback.
pub struct Street {
    pub serving: Serving,
    home: tempfile::TempDir,
}

impl Street {
    pub async fn empty() -> Self {
        Self::over(tempfile::tempdir().unwrap(), port::free()).await
    }

    /// Over a folder, at a port.
    pub async fn over(home: tempfile::TempDir, port: u16) -> Self {
        let held = Held::take(home.path()).unwrap().unwrap();
        let line = format!("--listen | 127.0.0.1:{port} | --public-url | https://obeznik.example");
        // The certificate is made before the server looks at it.
        obeznik_server::tls::ensure_own(
            &held.places,
            &obeznik_server::serve::own_names(&arguments(&line).serve),
        )
        .unwrap();
        let serving = Serving::begin(held, &arguments(&line).serve).await.unwrap();
        Self { serving, home }
    }

    /// With the town of Vzorov and its founder settled; gives her browser.
    pub async fn with_town() -> (Self, Browser) {
        let street = Self::empty().await;
        let line = "tenant | add | vzorov | --name | Město Vzorov | --name-genitive | města Vzorova | --ico | 00299138 \
             | --given | Jana | --family | Jasanová | --email | jana@vzorov.cz \
             | --without-digits";
        let said = street.say(line).await;
        assert_eq!(said.exit.number(), 0, "{:?}", said.lines);
        let mut browser = street.browser();
        settle_as(&mut browser, &path_of(&said.value["invitation"]), "jana@vzorov.cz").await;
        (street, browser)
    }

    /// Carries a verb of the command line out.
    pub async fn say(&self, line: &str) -> Said {
        carry_out(&self.serving.server, order(arguments(line).verb.unwrap()), false).await
    }

    /// Invites somebody who is in the records; gives the browser in which they are in.
    pub async fn invited(&self, email: &str) -> Browser {
        let said = self.say(&format!("invite | --email | {email} | --without-digits")).await;
        assert_eq!(said.exit.number(), 0, "{:?}", said.lines);
        let mut browser = self.browser();
        settle_as(&mut browser, &path_of(&said.value), email).await;
        browser
    }

    /// The one device of the town.
    pub async fn only_device(&self) -> String {
        let listed = self.say("device | list").await;
        listed.value[0]["device"].as_str().unwrap().to_owned()
    }

    pub fn browser(&self) -> Browser {
        Browser::new(http::router(self.serving.server.clone()))
    }

    /// The files of the server.
    pub fn places(&self) -> Places {
        Places::made(self.home.path()).unwrap()
    }

    pub fn address(&self) -> SocketAddr {
        self.serving.address
    }

    /// Ends the server and gives its folder and port back.
    pub async fn closed(self) -> (tempfile::TempDir, u16) {
        let port = self.serving.address.port();
        self.serving.end().await;
        (self.home, port)
    }
}
