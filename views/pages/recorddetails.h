// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/cell.h"
#include "pages/pagelink.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QVBoxLayout;

namespace lc {

class CopyLine;
class FactList;
class PillLabel;
class Theme;
struct Type;

/// The details of one record: its name, state and ARN or id, its members in words, and its JSON.
class RecordDetails final : public QWidget {
    Q_OBJECT
public:
    /// `nothing` stands there while no record is chosen; `idName` names the ARN or id line.
    RecordDetails(const Theme &theme, const QString &nothing, const QString &idName,
                  QWidget *parent = nullptr);

    void clear();
    /// Name, state and id; the facts begin anew.
    void begin(const QString &name, const Badge &state, const QString &id);
    void addFact(const QString &label, const QString &value);
    void addLink(const QString &label, const QString &value, const PageLink &target);
    /// Every labelled member that is present, but for secrets and those named in `without`. An ARN
    /// that a page can show is a link.
    void addFacts(const Type &type, const void *object, const QList<QByteArrayView> &without = {});
    void setJson(const QByteArray &json);
    /// A widget between the facts and the JSON; takes it over.
    void setExtra(QWidget *extra);

private:
    void showJson(bool isShown);

    QWidget *m_content;
    QLabel *m_nothing;
    QLabel *m_name;
    PillLabel *m_state;
    CopyLine *m_id;
    FactList *m_facts;
    QVBoxLayout *m_extra;
    QLabel *m_jsonHeading = nullptr;
    QPlainTextEdit *m_json;
};

} // namespace lc
