// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/preferencessection.h"
#include "style/theme.h"
#include "workflows/historyplaces.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace lc {

/// Where the history is kept: in the file of this computer, or on a server that a team shares.
class HistoryPlaceSection final : public PreferencesSection {
    Q_OBJECT
public:
    HistoryPlaceSection(HistoryPlaces &places, const Theme &theme, QWidget *parent = nullptr);

    /// As it is typed.
    HistoryPlace place() const;
    bool check() override;
    void keep() override;

private:
    QLineEdit *addField(const QString &label, const QString &text);
    void showFields();
    void tryOut();
    void showTrial(const HistoryPlaces::Trial &trial);
    void showOutcome(const QString &text, Token color);
    /// What was typed as password; nothing: the one that is kept.
    std::optional<Secret> password() const;
    bool isChanged() const;

    HistoryPlaces &m_places;
    const Theme &m_theme;
    const HistoryPlace m_former;
    QComboBox *m_kind;
    QWidget *m_fields; ///< of a server
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_database;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QComboBox *m_tls;
    QLineEdit *m_caFile;
    QPushButton *m_test;
    QLabel *m_outcome;
    QCheckBox *m_copies;
};

} // namespace lc
