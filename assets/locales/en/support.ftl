### The support package and the note about a fall of the program.

support-title = Support package
support-open = Prepare the package
# In the help, above the button.
support-offer = When something does not work, save the package and send it to your administrator. It holds nothing of the content of your documents.
support-text = The package will hold only what you see below: versions of the program, its diary and counts in the store. No texts, names or attachments. Nothing is sent anywhere on its own.
support-contents = Files in the package
support-cut = Only the end is shown, the whole file is saved.
support-save = Save the package
support-cancel = Do not save
support-done = Done
support-saved = The package is saved: { $path }
support-show = Show in folder
support-next = Send it to your administrator or to the authors of the program, with a description of what you were doing.
support-not-saved = The folder { $folder } cannot be written. The package is still prepared. Make room on the disk and save it again.
support-gone = The package is not saved yet. Save it again.

## After the program ended unexpectedly
## The strip above the screen after the next start: the sentences stand one after another as here.

crash-title = The program ended unexpectedly last time ({ $when }).
# Only the page of the window stopped, the program went on.
crash-page = The window had to be loaded again ({ $when }).
# Nothing was in work: this sentence stands alone.
crash-nothing = The program ended unexpectedly last time ({ $when }); nothing confirmed was lost.
crash-safe = Nothing confirmed was lost.
crash-differs = But after the journal was carried over, something does not agree. Check your last work and tell your administrator.
# Links to the papers follow the colon.
crash-texts =
    { $count ->
        [one] { $count } unfinished text was kept:
       *[other] { $count } unfinished texts were kept:
    }
crash-commands =
    { $count ->
        [one] { $count } step was added from the journal.
       *[other] { $count } steps were added from the journal.
    }
crash-waiting =
    { $count ->
        [one] { $count } step waits to be sent.
       *[other] { $count } steps wait to be sent.
    }
crash-files =
    { $count ->
        [one] { $count } new version of a file waits at its paper for you to take it over.
       *[other] { $count } new versions of files wait at their papers for you to take them over.
    }
crash-held =
    { $count ->
        [one] { $count } file is still open in another program.
       *[other] { $count } files are still open in another program.
    }
crash-report = The message for support is ready.
crash-package = Show the message
crash-dismiss = I understand
