// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/session.h"
#include "pages/callplace.h"
#include "pages/page.h"

class QComboBox;
class QVBoxLayout;

namespace lc {

class ClockCard;
class EmptyNotice;
class FormPage;
class LabCard;
class NoticeBand;

/// The controls of the local service, for training and for people who develop against it: clock,
/// usage lag, traffic, faults, inventory.
class LabPage final : public Page {
    Q_OBJECT
public:
    explicit LabPage(PageContext &context, QWidget *parent = nullptr);
    ~LabPage() override;

    QString title() const override { return tr("Lab"); }
    Symbol symbol() const override { return Symbol::Local; }
    void refresh() override;
    void connectionsChanged() override;
    QList<QAction *> pageActions() const override;
    void focusContent() override;
    bool restoreDraft(const Draft &draft) override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeCards(QVBoxLayout *rows);
    void follow(LabCard *card);
    /// Asks whether the service serves its controls, then shows them.
    void lookAtPlace();
    void showCards();
    void showObstacle(const ApiError &error);
    void teachOpening();
    void openLocal();
    void showClock();
    void openForm(FormPage *form, const QString &action);
    void openDraft();
    CallPlace place() const;

    PageContext &m_context;
    QList<CallPlace> m_places; ///< what m_place offers
    QWidget *m_head;
    QComboBox *m_place;
    NoticeBand *m_clockBand;
    EmptyNotice *m_notice;
    QWidget *m_cardArea;
    ClockCard *m_clock = nullptr;
    QList<LabCard *> m_cards;
    std::unique_ptr<Draft> m_draft; ///< to be restored
    PendingCall m_asking;
    bool m_wasShown = false;
    bool m_isServed = false; ///< the controls, at this place
};

} // namespace lc
