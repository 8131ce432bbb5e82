package fr.contratdeville.territory.pillar;

import fr.contratdeville.territory.succession.ExportedSuccessors;
import fr.contratdeville.warehouse.rows.Bilingual;
import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ExportedDataset;
import fr.contratdeville.warehouse.rows.TableRows;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class PillarSuccessorsDataset implements ExportedDataset {

    private static final ExportedSuccessors SUCCESSORS = new ExportedSuccessors("pillar", "pilier", "pillars");

    @Override
    public String name() {
        return "pillar-successors";
    }

    @Override
    public Bilingual description() {
        return new Bilingual(
                "Un pilier et ce qu’il devient dans un contrat de ville ultérieur",
                "A pillar and what it becomes under a later contrat de ville");
    }

    @Override
    public List<Column> columns() {
        return SUCCESSORS.columns();
    }

    @Override
    public List<TableRows> tables() {
        return List.of(SUCCESSORS.rows());
    }
}
