### The frame of the window: navigation, top bar, palette, help, look.

program-name = Oběžník
skip-to-content = Skip to content

## Navigation

nav-label = Main
nav-menu = Menu
nav-close = Close the menu
nav-help = Help
nav-settings = Settings
nav-group-circulation = Documents
nav-group-agendas = Agendas
# An item of the navigation with its count, for a screen reader.
nav-counted = { $text }, { $count }

## Top bar

top-back = Back (Alt+←)
top-forward = Forward (Alt+→)
top-person = Signed in: { $name }

## Saving

saving-saved = Saved · on this computer
saving-running =
    { $count ->
        [one] Saving { $count } change
       *[other] Saving { $count } changes
    }
saving-failed = Cannot save – why?
saving-at = Last saved { $when }.
saving-where = Everything is on this computer, nothing leaves it.
# The answer to Ctrl+S.
saving-reassured = Saved at { $time }.

## Signing in

session-loading = Opening the office
session-failed = The office could not be opened
session-retry = Try again

## Palette

palette-label = Search or type a command
palette-placeholder = Search or type a command…
palette-results = Found
palette-commands = Commands
palette-go = Go to
palette-texts = In texts
# A line of the palette that opens the help of a screen.
palette-help = Help: { $title }
palette-recent = Recent
palette-screen = Screen
palette-empty = Type a word, the number of a paper or a name.
palette-none = There is nothing like that. Try another word or only its beginning.
palette-hint-commands = commands only
palette-hint-numbers = number of a paper or resolution
palette-hint-people = people

## Help

help-label = Help for this screen
help-close = Close help
help-keys = Keys
key-help = help for the screen
key-menu = open and close the menu
key-window = open in a new window
# An item of the menu of a paper.
key-window-title = Open in a new window
key-rename = rename or edit
key-move = move the row, with the up arrow back
key-redo = do again
key-palette = search or type a command
key-navigate = to Alt+{ $last }: items of the navigation
key-pane = next pane, with Shift the previous one
key-back = back
key-forward = forward
key-primary = the main act of the screen
key-new = create a new one
key-undo = undo
key-save = make sure it is saved
key-find = find on the screen
key-print = print
key-next = next, with the up arrow previous
key-reload = read again
key-escape = close, leave, put back

## Settings

settings-text = They apply to this computer and change nothing for others.
settings-help = Here you set how the program looks on this computer: colours, height of rows, size of text and language. A change applies at once and is remembered.
look-title = Look
look-theme = Colours
look-theme-system = As the system
look-theme-light = Light
look-theme-dark = Dark
look-density = Height of rows
look-density-compact = Compact
look-density-standard = Standard
look-density-comfortable = Comfortable
look-size = Size of text
look-language = Language
look-hints = Keys below lists
look-hints-show = Show

## Windows

window-too-many = The program opens no more than eight windows beside the main one. Close one of them.

inspecting = You are here as an auditor until { $until }. You may read, print and save, and change nothing. The office notes it when you open what is kept to fewer people. Ask the chief officer for the package of a period.
without-role = You hold no role in the office now, the time you held it for is over. So you do not see the papers of the office and can change nothing; what you did before stays in the office. If that is a mistake, ask the chief officer.
