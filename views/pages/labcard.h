// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/session.h"
#include "forms/copycallmenu.h"
#include "grids/waitband.h"
#include "pages/callplace.h"
#include "pages/cardframe.h"
#include "style/icon.h"
#include "workflows/singlecall.h"

#include <QPointer>

class QAction;
class QHBoxLayout;
class QPushButton;
class QTableWidget;
class QVBoxLayout;

namespace lc {

class FormPage;
class NoticeBand;
struct Notice;
struct PageContext;

/// Some controls of the local service, in a frame with a heading and notices of its own.
class LabCard : public CardFrame {
    Q_OBJECT
public:
    LabCard(PageContext &context, const QString &title, const QString &note,
            QWidget *parent = nullptr);
    ~LabCard() override;

    /// Where its calls go from now on; reads there.
    void setPlace(const CallPlace &place);
    const CallPlace &place() const { return m_place; }
    /// Greys what changes something and says why; an empty reason offers it.
    void setObstacle(const QString &reason);
    /// What changes something, for the menu of the page.
    const QList<QAction *> &changes() const { return m_changes; }
    /// Reads what it shows again.
    virtual void read() = 0;

signals:
    /// A short sentence for the status bar.
    void statusMessage(const QString &text);
    /// Asks the page to open a form in a tab; `action` opens it again for a draft.
    void formRequested(lc::FormPage *form, const QString &action);

protected:
    PageContext &context() const { return m_context; }
    QVBoxLayout &body() { return *m_body; }

    /// An action that changes something. `name` is its object name, which drafts keep.
    QAction *addChange(const QString &name, const QString &text, Symbol symbol);
    /// Its button, which is greyed with it.
    QPushButton *makeButton(QAction *action);
    /// "Copy as" for what a button would send; the call is empty while nothing can be sent.
    template <class Op>
    QPushButton *makeCopyButton(std::function<std::optional<typename Op::Request>()> request)
    {
        return makeCopyButtonFor([this, request]() -> std::optional<CallText> {
            const auto sent = request();
            return sent ? std::optional(callText<Op>(*sent)) : std::nullopt;
        });
    }
    /// A list with a row each; rows are chosen whole and cannot be edited.
    QTableWidget *makeTable(const QStringList &headers, const QString &name);
    static QHBoxLayout *makeRow();

    template <class Op> CallText callText(const typename Op::Request &request) const
    {
        return callTextOf(session(), m_place.connection, m_place.region, Op::operation, &request);
    }
    /// Reads; `done` gets the answer, an error is shown with the way to try again.
    template <class Op>
    void ask(const typename Op::Request &request,
             std::function<void(const typename Op::Response &)> done)
    {
        Client *client = session().clientIn(m_place.connection, m_place.region);
        if (!client)
            return;
        m_reading = client->call<Op>(
            request, this,
            [this, done = std::move(done)](const Result<typename Op::Response, ApiError> &answer) {
                if (answer)
                    return done(*answer);
                showReadError(answer.error(), QString::fromLatin1(Op::operation.name));
            });
    }
    /// Sends a change; `done` gets the answer, an error is shown with its offer.
    template <class Op>
    void run(const typename Op::Request &request, const QString &object,
             std::function<void(const typename Op::Response &)> done)
    {
        // Parented to the session: closing this tab ends nothing.
        auto *call = new SingleCall<Op>(session(), m_place.connection, &session());
        follow(
            *call, [call, done = std::move(done)] { done(call->answer()); },
            [call] { call->retry(); });
        call->start(request, object, m_place.region);
    }
    /// Says what was done, and how the other pages learn of it.
    void showDone(const QString &sentence, Tone tone = Tone::Success);
    void showNotice(const Notice &notice);

private:
    Session &session() const;
    QPushButton *makeCopyButtonFor(CopyCallMenu::Call call);
    void follow(Workflow &workflow, std::function<void()> done, std::function<void()> retry);
    void showReadError(const ApiError &error, const QString &operation);
    void offerChanges();

    PageContext &m_context;
    CallPlace m_place;
    QVBoxLayout *m_body;
    NoticeBand *m_band;
    WaitBand *m_waitBand;
    QList<QAction *> m_changes;
    QHash<QAction *, QString> m_tips; ///< of what can be done
    QString m_obstacle;
    PendingCall m_reading;
    QPointer<Workflow> m_sending;
};

} // namespace lc
