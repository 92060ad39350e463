// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grids/noticeband.h"
#include "workflows/errortext.h"
#include "workflows/workflow.h"

#include <QPointer>

#include <functional>

namespace lc {

class Page;
struct PageContext;

/// Shows in a band why a workflow failed, with a button that does what the error offers.
class ErrorOffers final : public QObject {
    Q_OBJECT
public:
    /// What only the page can do; an empty one has no button.
    struct Ways {
        std::function<void()> retry; ///< in place of the workflow's own
        std::function<void()> reload;
        std::function<void()> showResources;
        std::function<void()> nameBeneficiary;
    };

    /// The band belongs to the page.
    ErrorOffers(PageContext &context, Page &page, NoticeBand &band);

    void setWays(Ways ways) { m_ways = std::move(ways); }
    void show(Workflow &workflow);

private:
    std::optional<NoticeAction> actionOf(const ErrorText &text, Workflow &workflow);
    void tell(Notice notice);
    void retry();
    /// Signs in as the account, or anew when it is empty, then offers to send there.
    void signIn(const QString &account);
    void activateGrant(const QString &license);

    PageContext &m_context;
    Page &m_page;
    NoticeBand &m_band;
    Ways m_ways;
    QPointer<Workflow> m_workflow;
};

/// What an error says in a band.
Notice noticeOf(const ErrorText &text);

} // namespace lc
