// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apigateway/apikeychanges.h"
#include "items/keyplans.h"
#include "pages/bulkpage.h"
#include "workflows/planmove.h"
#include "workflows/quotaextension.h"

#include <QHash>

class QComboBox;
class QLineEdit;

namespace lc {

/// What is done to API keys.
enum class KeyChange { Enable, Disable, Delete, AddToPlan, MoveToPlan, RemoveFromPlan, Extend };

/// An API key that is changed together with others.
struct KeyTarget {
    QString connection; ///< id
    QString region;
    QString keyId;
    QString name;
    bool isEnabled = false;
    QList<UsagePlan> plans; ///< that it is in
};

/// The call that enables or disables a key.
apigateway::UpdateApiKey::Request switching(const KeyTarget &target, KeyChange what);

/// Changes many API keys at once: what happens to each is shown before anything is sent.
class KeyChangePage final : public BulkPage {
    Q_OBJECT
public:
    /// `targets` has at least one; `plans` are those that keys can be in; the plan with the id
    /// `from` is chosen at first where one is left or extended.
    KeyChangePage(PageContext &context, KeyChange what, const QList<KeyTarget> &targets,
                  const QList<PlacedPlan> &plans, const QString &from = {},
                  QWidget *parent = nullptr);
    ~KeyChangePage() override;

    Symbol symbol() const override { return Symbol::Key; }

protected:
    void addToJob(BulkJob &job, const BulkLine &line) override;
    std::optional<CallText> calls() const override;
    void start() override;

private:
    bool hasFrom() const;
    bool hasTo() const;
    QWidget *makeInputs();
    QComboBox *makePlanChoice(const QString &name, QWidget *parent);
    const PlacedPlan *chosen(const QComboBox *box) const; ///< null: none
    std::optional<qint64> amount() const;
    void readRemaining();
    void check();
    BulkLine lineOf(const KeyTarget &target) const;
    /// Why the key is left out; empty when it is not.
    QString obstacle(const KeyTarget &target) const;
    QString planObstacle(const KeyTarget &target) const;
    QString changeWords(const KeyTarget &target) const;
    QString needed() const; ///< what has to be chosen first; empty: nothing
    QString headline(int count) const;
    const KeyTarget &targetOf(const BulkLine &line) const;
    CallText callOf(const KeyTarget &target) const;
    PlanMove::Subject moveOf(const KeyTarget &target) const;
    QuotaExtension::Subject extensionOf(const KeyTarget &target) const;
    qint64 remainingAfter(const KeyTarget &target) const;

    KeyChange m_what;
    QList<KeyTarget> m_targets;
    QList<PlacedPlan> m_plans;
    QString m_firstFrom;
    BulkJob *m_reading = nullptr; ///< what remains for each target
    QHash<QString, std::optional<qint64>> m_remaining; ///< by key id, as far as it is read
    QComboBox *m_from = nullptr;
    QComboBox *m_to = nullptr;
    QLineEdit *m_amount = nullptr;
};

} // namespace lc
