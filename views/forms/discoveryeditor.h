// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/licenseconfiguration.h"
#include "forms/boxlisteditor.h"

class QComboBox;

namespace lc {

class RecordListEditor;

/// One product that automated discovery looks for: on what, and the conditions that must all hold.
class ProductBox final : public RecordBox {
    Q_OBJECT
public:
    ProductBox(const Theme &theme, const ProductInformation &product, QWidget *parent = nullptr);

    ProductInformation product() const;
    void setNumber(int number) override;
    void addProblem(const QString &place, const QString &sentence) override;
    void clearProblems() override;
    QWidget *focusTarget() override;

private:
    void showNames();

    QComboBox *m_type;
    RecordListEditor *m_filters;
};

/// Edits what automated discovery looks for: an optional list of ProductInformation.
class DiscoveryEditor final : public BoxListEditor {
    Q_OBJECT
public:
    explicit DiscoveryEditor(const Theme &theme, QWidget *parent = nullptr);

    void load(const void *member) override;
    void store(void *member) const override;

protected:
    RecordBox *makeEmpty() override;
};

} // namespace lc
