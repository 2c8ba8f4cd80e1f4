;; A session in Emacs with eglot: see the warning, take the quick fix, save, see
;; the warning go. Ends Emacs with exit status 1 and a line that says why, if
;; anything is not as it should be.

(require 'eglot)
(require 'flymake)
(require 'seq)

(defun session-fail (text)
  (princ (format "emacs: %s; diagnostics: %S\n" text
                 (mapcar #'flymake-diagnostic-text (flymake-diagnostics))))
  (kill-emacs 1))

(defun session-warnings ()
  "Only the warning names the check; its notes are diagnostics, too."
  (flymake-start)
  (seq-filter
   (lambda (diagnostic)
     (string-match-p "\\[socket-missing-reuseaddr\\]" (flymake-diagnostic-text diagnostic)))
   (flymake-diagnostics)))

(defun session-wait (condition text)
  (let ((end (+ (float-time) 60)))
    (while (not (funcall condition))
      (when (> (float-time) end) (session-fail text))
      (accept-process-output nil 0.2))))

(setq eglot-sync-connect 60)
(find-file "echo_server.c")
(call-interactively #'eglot)
(unless (eglot-managed-p) (session-fail "no server"))
(session-wait (lambda () (= (length (session-warnings)) 1)) "no warning")
(goto-char (flymake-diagnostic-beg (car (session-warnings))))
(unless (looking-at "bind") (session-fail "the warning is not at the bind"))

;; The menu opens for nobody in a batch; this is what it does with the choice.
(let ((actions (append (eglot-code-actions (point) (1+ (point)) "quickfix") nil)))
  ;; A note has the other form of the same call.
  (unless (= (length actions) 2) (session-fail "not two quick fixes"))
  (eglot--apply-workspace-edit (plist-get (car actions) :edit)))
(unless (buffer-modified-p) (session-fail "the quick fix changes nothing"))
(save-buffer)
(session-wait (lambda () (null (session-warnings))) "the warning stays")
