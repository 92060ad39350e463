// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/grant.h"
#include "items/column.h"
#include "style/theme.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QVBoxLayout;

namespace lc {

class CopyLine;
class FactList;
class PillLabel;

/// The details of one grant: state, who, what, and its JSON.
class GrantDetails final : public QWidget {
    Q_OBJECT
public:
    explicit GrantDetails(const Theme &theme, QWidget *parent = nullptr);

    void show(const Grant &grant, const QString &licenseName);
    void clear();

private:

    const Theme &m_theme;
    Grant m_grant;
    QWidget *m_content;
    QLabel *m_nothing;
    QLabel *m_name;
    PillLabel *m_status;
    CopyLine *m_arn;
    FactList *m_facts;
    QPlainTextEdit *m_json;
};

} // namespace lc
