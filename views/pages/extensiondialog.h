// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/usageplan.h"
#include "items/column.h"
#include "pages/page.h"
#include "workflows/quotaextension.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace lc {

class NoticeBand;

/// Sets what remains of a key's quota until its reset: shows it before, asks for it after, sends
/// one call.
class ExtensionDialog final : public QDialog {
    Q_OBJECT
public:
    ExtensionDialog(PageContext &context, const UsagePlan &plan, const UsagePlanKey &key,
                    const RowOrigin &origin, QWidget *parent);
    ~ExtensionDialog() override;

signals:
    void extended();

private:
    void showBefore();
    void showSettling();
    void send();
    void showState();
    std::optional<qint64> wanted() const;
    QuotaExtension::Subject subject() const;

    PageContext &m_context;
    const UsagePlan m_plan;
    const UsagePlanKey m_key;
    const QString m_region;
    std::unique_ptr<QuotaExtension> m_extension;
    bool m_isSending = false;
    NoticeBand *m_band;
    QLabel *m_before;
    QLineEdit *m_after;
    QLabel *m_problem;
    QPushButton *m_apply;
};

} // namespace lc
