### Proč dveře zůstaly zavřené: přihlášení, kódy, pozvánky, zařízení. Na stránkách serveru i v okně.

identity-wrong = E-mail, heslo nebo kód nesouhlasí. Zkontrolujte je a zkuste to znovu.
# seconds: 1–90
identity-wait =
    { $seconds ->
        [one] Pokusů bylo příliš mnoho. Další můžete zadat za { $seconds } sekundu. Účet zamčený není.
        [few] Pokusů bylo příliš mnoho. Další můžete zadat za { $seconds } sekundy. Účet zamčený není.
       *[other] Pokusů bylo příliš mnoho. Další můžete zadat za { $seconds } sekund. Účet zamčený není.
    }
# minutes: 2–15
identity-wait-minutes =
    { $minutes ->
        [one] Pokusů bylo příliš mnoho. Další můžete zadat za { $minutes } minutu. Účet zamčený není.
        [few] Pokusů bylo příliš mnoho. Další můžete zadat za { $minutes } minuty. Účet zamčený není.
       *[other] Pokusů bylo příliš mnoho. Další můžete zadat za { $minutes } minut. Účet zamčený není.
    }
identity-link-dead = Odkaz už neplatí: byl použit, vzat zpět, nebo je příliš starý.
identity-code-wrong = Kód od správce nesouhlasí. Zkontrolujte ho, nebo správci zavolejte.
identity-roles-gone = Funkce, pro kterou pozvánka vznikla, už neplatí. Požádejte správce o novou pozvánku.
identity-digits-needed = Od vydání pozvánky vám přibyla funkce, se kterou uvidíte důvěrné tisky. Samotný odkaz z pošty na to nestačí; nic se nezměnilo. Požádejte správce o novou pozvánku, řekne vám k ní šest číslic po telefonu.
identity-pass-phrase-short = Heslo je krátké. Zvolte aspoň 12 znaků, třeba několik slov za sebou.
identity-pass-phrase-long = Heslo je příliš dlouhé. Zvolte nejvýš 256 znaků.
identity-pass-phrase-known = Heslo se skoro celé skládá z vašeho jména, e-mailu nebo názvu obce. Zvolte jiné.
identity-pass-phrase-common = Takové heslo zkouší každý jako první. Zvolte jiné.
identity-too-many-devices = Máte už pět zařízení. Jedno z nich nejdřív odpojte.
identity-device-revoked = Toto zařízení je odpojené. Co jste na něm neodeslali, v něm zůstává; spárujte je znovu.
identity-device-wiped = Úřad požádal o smazání dat v tomto zařízení.
identity-not-signed-in = Přihlášení vypršelo. Přihlaste se znovu.
identity-bad-signature = Podpis zařízení nesouhlasí. Spárujte je znovu.
identity-address-taken = Tento e-mail už patří jinému účtu.
identity-account-closed = Účet, ke kterému odkaz patří, správce úřadu mezitím zavřel.
identity-enrolment-needed = Úřad připojuje jen počítače, které sám spravuje, a tento mezi ně nepatří. Co v něm máte, zůstává beze změny. Požádejte správce počítačů úřadu, aby ho zařadil, a pak to zkuste znovu.
identity-enrolment-dead = Úřad připojuje jen počítače, které sám spravuje, a registrační token tohoto počítače už neplatí. Co v něm máte, zůstává beze změny. Požádejte správce počítačů úřadu, aby token obnovil, a pak to zkuste znovu.
identity-not-tied = Tento účet v úřadu nikdo nepřipojil ke svému. Použijte odkaz z pozvánky, nebo se přihlaste heslem a účet si připojte.
identity-already-tied = Váš účet už je připojený k jinému přihlášení. Změní to správce úřadu: pošle vám novou pozvánku.
identity-too-many-passkeys = Máte už deset přístupových klíčů. Jeden z nich nejdřív odeberte.
