// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/erroroffers.h"

#include "pages/grantactivation.h"
#include "pages/page.h"
#include "workflows/accountsignin.h"

using namespace Qt::StringLiterals;

namespace lc {

Notice noticeOf(const ErrorText &text)
{
    return {Tone::Danger,
            text.title + u'.',
            text.whatHappened + u' ' + text.whatIsKnown + u' ' + text.whatToDo,
            text.details,
            {}};
}

ErrorOffers::ErrorOffers(PageContext &context, Page &page, NoticeBand &band)
    : QObject(&page), m_context(context), m_page(page), m_band(band)
{
}

void ErrorOffers::show(Workflow &workflow)
{
    m_workflow = &workflow;
    const ErrorText text = workflow.errorText();
    Notice notice = noticeOf(text);
    if (auto action = actionOf(text, workflow))
        notice.actions.append(std::move(*action));
    tell(std::move(notice));
}

void ErrorOffers::tell(Notice notice)
{
    notice.actions.append({tr("Dismiss"), [this] { m_band.clear(); }});
    m_band.show(notice);
}

std::optional<NoticeAction> ErrorOffers::actionOf(const ErrorText &text, Workflow &workflow)
{
    const QString words = offerWords(text);
    const QString target = text.offerTarget;
    const auto to = [&words](std::function<void()> run) -> std::optional<NoticeAction> {
        return run ? std::optional(NoticeAction{words, std::move(run)}) : std::nullopt;
    };
    switch (text.offer) {
    case Offer::None:
    case Offer::ShowConflict: // its page shows both sides by itself
        return std::nullopt;
    case Offer::Retry:
        return to([this] { retry(); });
    case Offer::Reload:
        return to(m_ways.reload);
    case Offer::SignIn:
        return to([this, target] { signIn(target); });
    case Offer::UseRegion:
        if (target.isEmpty())
            return to([this] { emit m_page.openRequested({u"connections"_s, {}}); });
        return to([this, target] {
            if (m_workflow)
                m_workflow->moveTo({}, target);
            retry();
        });
    case Offer::ShowResources:
        return to(m_ways.showResources);
    case Offer::ShowCheckouts:
        return to([this] { emit m_page.openRequested({u"check-outs"_s, {}}); });
    case Offer::ActivateGrant:
        if (m_context.session.connection(workflow.connectionId()).isReadOnly())
            return std::nullopt;
        return to([this, target] { activateGrant(target); });
    case Offer::NameBeneficiary:
        return to(m_ways.nameBeneficiary);
    }
    return std::nullopt;
}

void ErrorOffers::retry()
{
    m_band.clear();
    if (m_ways.retry)
        m_ways.retry();
    else if (m_workflow)
        m_workflow->retry();
}

void ErrorOffers::signIn(const QString &account)
{
    if (!m_workflow)
        return;
    auto *signIn = new AccountSignIn(m_context.session, this);
    connect(signIn, &AccountSignIn::opened, this, [this, signIn](const QString &connectionId) {
        signIn->deleteLater();
        const QString name = m_context.session.connection(connectionId).name;
        Notice notice;
        notice.tone = Tone::Success;
        notice.headline = tr("%1 signs for account %2.")
                              .arg(name, m_context.session.identity(connectionId).account);
        notice.text = tr("The call can be sent again through it.");
        //: %1: a connection
        notice.actions.append({tr("Send with %1").arg(name), [this, connectionId] {
                                   if (m_workflow)
                                       m_workflow->moveTo(connectionId, {});
                                   retry();
                               }});
        tell(std::move(notice));
    });
    connect(signIn, &AccountSignIn::failed, this, [this, signIn, account] {
        signIn->deleteLater();
        Notice notice;
        notice.tone = Tone::Warning;
        notice.headline = account.isEmpty()
            ? tr("The connection could not be opened.")
            : tr("No connection is known to sign for account %1.").arg(account);
        notice.text = tr("Add or open one, then send the call again.");
        notice.actions.append({tr("Show connections"), [this] {
                                   emit m_page.openRequested({u"connections"_s, {}});
                               }});
        tell(std::move(notice));
    });
    m_band.show({Tone::Info, tr("Signing in…"), {}, {}, {}});
    signIn->start(m_workflow->connectionId(), account);
}

void ErrorOffers::activateGrant(const QString &license)
{
    if (!m_workflow)
        return;
    auto *activation = new GrantActivation(m_context, m_workflow->connectionId(), &m_page);
    connect(activation, &GrantActivation::activated, this, [this, activation](const QString &name) {
        activation->deleteLater();
        Notice notice;
        notice.tone = Tone::Success;
        notice.headline = tr("%1 is active.").arg(name);
        notice.text = tr("Now the license can be checked out.");
        notice.actions.append({tr("Check out"), [this] { retry(); }});
        tell(std::move(notice));
    });
    connect(activation, &GrantActivation::notFound, this, [this, activation] {
        activation->deleteLater();
        Notice notice;
        notice.tone = Tone::Warning;
        notice.headline = tr("No accepted grant of this product waits to be activated.");
        notice.text = tr("Accept the grant in the inbox first, check product and key fingerprint, "
                         "or name the beneficiary of an own license.");
        if (m_ways.nameBeneficiary)
            notice.actions.append({tr("Name the beneficiary"), m_ways.nameBeneficiary});
        tell(std::move(notice));
    });
    connect(activation, &GrantActivation::failed, this, [this, activation](const ErrorText &text) {
        activation->deleteLater();
        tell(noticeOf(text));
    });
    activation->start(license);
}

} // namespace lc
